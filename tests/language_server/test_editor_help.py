"""An editor with a YAML language server completes fields, explains them, and marks what is wrong, while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from language_client import Server
from language_server import server_command
from project import ROOT, copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "claims").rglob("*.yml"))
TOPIC = "claims/kazakhstan.yml"
FIELD = "    kind: speculation\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """The server, with the flagship's files open."""
    folder = copy_project(tmp_path_factory.mktemp("typed") / "flagship")
    try:
        command = server_command()
    except LookupError as missing:
        pytest.fail(str(missing), pytrace=False)
    server = Server(command, folder)
    for name in FILES:
        server.open(name, (folder / name).read_text("utf-8"))
    yield server
    server.stop()


@pytest.fixture
def typed(server):
    """Type something in the place of the first kind of a claim; return the line at which that stands."""
    text = (server.folder / TOPIC).read_text("utf-8")
    line = text[: text.index(FIELD)].count("\n") + 1

    def type_(words: str) -> int:
        server.open(TOPIC, text.replace(FIELD, words, 1))
        return line

    yield type_
    server.open(TOPIC, text)


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_flagship_fits_its_schema(server, name):
    assert server.diagnostics(name) == []


def test_the_fields_of_a_claim_that_are_not_there_yet_are_offered(server, typed):
    line = typed(f"{FIELD}    \n")
    offered = server.completions(TOPIC, line + 1, 5)
    assert {"unstated", "likelihood", "granted", "correction", "reviewed"} <= set(offered)
    assert not {"claim", "kind", "by", "because", "topic", "premises"} & set(offered)


def test_the_words_of_a_list_are_offered(server, typed):
    line = typed("    kind: \n")
    assert server.completions(TOPIC, line, 11) == [
        *("fact", "inference", "speculation", "value", "recommendation", "assumption", "definition")
    ]


def test_the_schemes_of_the_catalogue_are_offered(server, typed):
    line = typed(f"{FIELD}    because: [{{premises: a, scheme: }}]\n")
    assert {"motive-to-intention", "best-explanation"} <= set(server.completions(TOPIC, line + 1, 37))


def test_a_field_is_explained_with_an_example(server, typed):
    said = server.hover(TOPIC, typed(FIELD), 6)
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
    line = typed(words)
    found = server.diagnostics(TOPIC)
    assert len(found) == 1
    assert complaint in found[0]
    if words:
        assert found[0].startswith(f"{line + words.count(chr(10)) - 1}: ")
