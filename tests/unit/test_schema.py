"""``schema``: the JSON Schemas say what the reader takes, and each field what it is for."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from commands import command
from project import ROOT, tree
from pydantic import TypeAdapter

from claimgraph.argument.entries import ENTRIES, FILES
from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import json_schema
from claimgraph.diagnostics import Problems
from claimgraph.edit.modelines import MARK
from claimgraph.edit.schema_files import schema_files
from claimgraph.language.pseudo import PSEUDO, pseudo
from claimgraph.pipeline import Project, load

WELL = ROOT / "tests/arguments/well"


def fields():
    """Every field of the format, as class and name in the files, with what the class says of it."""
    for entry in ENTRIES.values():
        for name, field in entry.model_fields.items():
            yield f"{entry.__name__}.{field.alias or name}", entry, name


def test_the_flagships_schemas_are_fresh():
    """Else run ``python build_graph.py schema --modelines``."""
    done = command("schema", "--modelines", "--dry-run", cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("kind", FileKind)
def test_every_schema_says_what_it_is_of_and_takes_nothing_else(kind):
    made = json_schema(kind)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["title"].startswith("claims/")
    assert made["description"]
    for part in (made, *made.get("$defs", {}).values()):
        assert part.get("additionalProperties", False) is False or kind is FileKind.SOURCES
        assert all(field.get("description") for field in part.get("properties", {}).values())


@pytest.mark.parametrize(("entry", "name"), [field[1:] for field in fields()], ids=[name for name, _, _ in fields()])
def test_every_field_has_examples_and_each_is_what_the_field_takes(entry, name):
    field = entry.model_fields[name]
    assert field.examples
    for example in field.examples:
        TypeAdapter(field.rebuild_annotation(), config=None).validate_python(example, strict=False)


def test_short_forms_are_allowed_and_nothing_is_to_be_null():
    claim = json_schema(FileKind.TOPIC)["$defs"]["ClaimEntry"]["properties"]
    assert [kind.get("type") for kind in claim["stated"]["anyOf"]] == ["string", "array"]
    assert [kind.get("$ref") for kind in claim["because"]["anyOf"]] == ["#/$defs/InferenceEntry", None]
    assert [kind.get("type", "entry") for kind in claim["objections"]["anyOf"]] == ["string", "entry", "array"]
    assert '"null"' not in json.dumps([json_schema(kind) for kind in FileKind])


def test_every_kind_of_file_has_a_schema():
    assert set(FILES) == set(FileKind)


@pytest.fixture
def well(tmp_path) -> Path:
    shutil.copytree(WELL, tmp_path / "well")
    return tmp_path / "well"


def schema(folder, *words):
    return command("schema", *words, cwd=folder)


def test_schemas_are_written_beside_the_argument_and_files_name_theirs(well):
    (well / "claims/clerk.yml").write_bytes(b"\xef\xbb\xbf" + (well / "claims/clerk.yml").read_bytes())
    before = tree(well)
    assert schema(well, "--modelines").stdout == f"{len(FileKind) + 6} files written\n"
    assert (well / "claims/water.yml").read_text().startswith(f"{MARK}.schema/topic.json\ntopic: ")
    assert (well / "claims/sources/all.yml").read_text().startswith(f"{MARK}../.schema/sources.json\nletter:")
    assert (well / "claims/clerk.yml").read_bytes() == (
        b"\xef\xbb\xbf" + f"{MARK}.schema/topic.json\n".encode() + before["claims/clerk.yml"][3:]
    )
    assert json.loads((well / "claims/.schema/renamed.json").read_text())["title"] == "claims/renamed.yml"
    assert command("check", cwd=well).stdout == "no problems found\n"
    assert schema(well, "--modelines").stdout == "nothing to change\n"


def test_schemas_go_where_they_are_wanted_and_a_dry_run_writes_nothing(well, tmp_path):
    before = tree(well)
    assert "+++ b/claims/.schema/topic.json" in schema(well, "--dry-run").stdout
    assert tree(well) == before
    schema(well, "--to", "../schemas", "--modelines")
    assert (tmp_path / "schemas/topic.json").is_file()
    assert (well / "claims/water.yml").read_text().startswith(f"{MARK}../../schemas/topic.json\n")


def test_the_format_is_explained_in_the_language_of_the_argument_and_named_alike_in_all(tmp_path):
    argument = load(Project(WELL), Problems())
    written = schema_files(tmp_path, ".schema", replace(argument, language=PSEUDO))
    topic = json.loads(next(change.after for change in written if change.path.name == "topic.json"))
    assert topic["$defs"]["ClaimEntry"]["properties"]["kind"]["description"] == "⟦Ŵĥáť šóŕť óƒ ćĺáíɱ íť íš.⟧"
    english = json_schema(FileKind.TOPIC, argument)
    assert topic["description"] == pseudo(english["description"])
    assert unexplained(topic) == unexplained(english) != english


def unexplained(shape):
    if isinstance(shape, dict):
        return {key: unexplained(inner) for key, inner in shape.items() if key != "description"}
    return [unexplained(inner) for inner in shape] if isinstance(shape, list) else shape
