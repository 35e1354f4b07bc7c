"""JSON Schemas of the files of an argument, for editors that complete, explain and check while one types.

They are made from the classes that the reader checks files with, so that the two cannot
drift apart, and say what an editor may write, its short forms included.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimgraph.argument.entries import ENTRIES, FILES
from claimgraph.argument.files import FileKind
from claimgraph.argument.marks import Catalogue
from claimgraph.argument.shape import Field, fields_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: FileKind) -> dict[str, Any]:
    """Return the schema of a kind of file."""
    model = FILES[kind]
    made = model.model_json_schema(schema_generator=_Generator)
    where, _, what = made.pop("description").partition(": ")
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        part.pop("title", None)
        fields = fields_of(ENTRIES[name]) if name in ENTRIES else {}
        for key, said in part.get("properties", {}).items():
            said.pop("title", None)
            said.pop("examples", None)  # they come last, and their keys in the order of the format
            if key in fields:
                _add_examples(said, fields[key])
    return {"$schema": DIALECT, "title": where, "description": what[:1].upper() + what[1:], **made}


def _add_examples(said: dict[str, Any], field: Field) -> None:
    if field.info.examples:
        said["examples"] = field.info.examples
    if catalogue := field.shape.mark(Catalogue):
        said["enum"] = [*catalogue.words()]


def written(kind: FileKind) -> str:
    """Return the schema of a kind of file as JSON text."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


class _Generator(GenerateJsonSchema):
    """Leaves out titles, and the null that leaves out a field, which do not help an editor."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - the generator's signature
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return made if made.get("default") else {name: value for name, value in made.items() if name != "default"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return the schema of a mapping, whose keys must have the form of an id."""
        return {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]) | {"type": "string"},
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
