"""An editor with a YAML language server completes fields, explains them, and marks what is wrong, while one types."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import pytest
from commands import command
from language_client import Server
from language_server import server_command
from project import BRIDGE, GOALS, ROOT, change, copy_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TOPIC = "claims/bridge.yml"
FIELD = "    kind: speculation\n"
NUMBERS = count()


def files(folder: Path) -> list[str]:
    """Names of the files of an argument."""
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "claims").rglob("*.yml"))


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Run the server with the files of an argument open, each naming the schema that it has to fit."""
    told = command("schema", "--modelines", cwd=folder)
    assert told.returncode == 0, told.stderr
    try:
        program = server_command()
    except LookupError as missing:
        pytest.fail(str(missing), pytrace=False)
    server = Server(program, folder)
    for name in files(folder):
        server.open(name, (folder / name).read_text("utf-8"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """The server with the small argument open."""
    with serving(copy_project(tmp_path_factory.mktemp("typed") / "bridge", BRIDGE)) as server:
        yield server


@dataclass(frozen=True)
class Typed:
    """A file in which something is typed, and the line at which that begins."""

    name: str
    line: int


@pytest.fixture
def typed(server) -> Callable[[str], Typed]:
    """Type something in the place of the first kind of a claim, in a new file: what is said of it is of no other."""
    text = (server.folder / TOPIC).read_text("utf-8")
    line = text[: text.index(FIELD)].count("\n") + 1

    def type_(words: str) -> Typed:
        name = f"claims/typed-{next(NUMBERS)}.yml"
        server.open(name, text.replace(FIELD, words, 1))
        return Typed(name, line)

    return type_


@pytest.mark.parametrize("argument", [BRIDGE, ROOT, GOALS], ids=["small", "flagship", "own-fields"])
def test_every_file_of_an_argument_fits_its_schema(tmp_path, argument):
    with serving(copy_project(tmp_path / "project", argument)) as server:
        found = {name: server.diagnostics(name) for name in files(server.folder)}
    assert len(found) > 5
    assert {name: told for name, told in found.items() if told} == {}


def test_the_fields_of_a_claim_that_are_not_there_yet_are_offered(server, typed):
    here = typed(f"{FIELD}    \n")
    offered = server.completions(here.name, here.line + 1, 5)
    assert {"unstated", "likelihood", "granted", "correction", "reviewed"} <= set(offered)
    assert not {"claim", "kind", "by", "because", "topic", "premises"} & set(offered)


def test_the_words_of_a_list_are_offered(server, typed):
    here = typed("    kind: \n")
    assert server.completions(here.name, here.line, 11) == [
        *("fact", "inference", "speculation", "value", "recommendation", "assumption", "definition")
    ]


def test_the_choices_of_a_field_of_the_arguments_own_are_offered(tmp_path):
    project = copy_project(tmp_path / "project", GOALS)
    change(project / "claims/lift.yml", 'fields: {stage: "Agreed, in part"}', "fields: {stage: }")
    with serving(project) as server:
        lines = (project / "claims/lift.yml").read_text("utf-8").splitlines()
        line = next(number for number, text in enumerate(lines, 1) if "{stage: }" in text)
        offered = server.completions("claims/lift.yml", line, lines[line - 1].index("}") + 1)
    assert [word.strip('"') for word in offered] == ["Draft", "Agreed, in part"]


def test_the_schemes_of_the_catalogue_are_offered(server, typed):
    here = typed(f"{FIELD}    because: [{{premises: a, scheme: }}]\n")
    assert {"motive-to-intention", "best-explanation"} <= set(server.completions(here.name, here.line + 1, 37))


def test_a_field_is_explained_with_an_example(server, typed):
    here = typed(FIELD)
    said = server.hover(here.name, here.line, 6)
    assert "What sort of claim it is." in said
    assert "inference" in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (FIELD + "    likelihood: 3\n", 'Incorrect type. Expected "string".'),
        ("    kind: guess\n", 'Value is not accepted. Valid values: "fact", "inference"'),
        (FIELD + "    kidn: fact\n", "Property kidn is not allowed."),
        ("", 'Missing property "kind".'),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands(server, typed, words, complaint):
    here = typed(words)
    found = server.diagnostics(here.name)
    assert len(found) == 1
    assert complaint in found[0]
    if words:
        assert found[0].startswith(f"{here.line + words.count(chr(10)) - 1}: ")
