"""JSON Schemas of the files of an argument, for editors that complete, explain and check while one types.

They are made from the classes that the reader checks files with, so that the two cannot
drift apart, and say what an editor may write, its short forms included.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimgraph.argument import entries
from claimgraph.argument.assemble import SourcesFile
from claimgraph.argument.examples import EXAMPLES
from claimgraph.argument.files import FileKind
from claimgraph.standards import schemes

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: Mapping[FileKind, type[BaseModel]] = {
    FileKind.ARGUMENT: entries.ArgumentFile,
    FileKind.TOPIC: entries.TopicFile,
    FileKind.SOURCES: SourcesFile,
    FileKind.HYPOTHESES: entries.HypothesesFile,
    FileKind.PASSAGES: entries.PassagesFile,
    FileKind.EXPECTATIONS: entries.ExpectationsFile,
    FileKind.RENAMED: entries.RenamedFile,
}


CATALOGUES: Mapping[str, Callable[[], list[str]]] = {"InferenceEntry.scheme": lambda: [*schemes()]}
"""Fields whose words come from a catalogue."""


def json_schema(kind: FileKind) -> dict[str, Any]:
    """Return the schema of a kind of file."""
    model = MODELS[kind]
    made = model.model_json_schema(schema_generator=_Generator)
    where, _, what = made.pop("description").partition(": ")
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        part.pop("title", None)
        for field, said in part.get("properties", {}).items():
            if examples := EXAMPLES.get(f"{name}.{field}"):
                said["examples"] = list(examples)
            if words := CATALOGUES.get(f"{name}.{field}"):
                said["enum"] = words()
    return {"$schema": DIALECT, "title": where, "description": what[:1].upper() + what[1:], **made}


def written(kind: FileKind) -> str:
    """Return the schema of a kind of file as it is written."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


class _Generator(GenerateJsonSchema):
    """Leaves out what says nothing to an editor: titles, and that a field may be left out by writing null."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - the generator's signature
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return made if made.get("default") else {name: value for name, value in made.items() if name != "default"}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Hold every key to the form of an id, and every value to its schema."""
        return {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]) | {"type": "string"},
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
