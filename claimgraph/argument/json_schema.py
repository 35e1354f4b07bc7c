"""JSON Schemas of the files of an argument, for editors that complete, explain and check while one types.

They are made from the classes that the reader checks files with, so that the two cannot
drift apart, and say what an editor may write, its short forms included. What they explain is in the
language that is spoken; the words of the format themselves are the same in every language.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimgraph.argument.entries import ENTRIES, FILES
from claimgraph.argument.files import FileKind
from claimgraph.argument.marks import Catalogue, Ref
from claimgraph.argument.model import Argument, FieldKind, OwnField
from claimgraph.argument.shape import Field, fields_of
from claimgraph.argument.things import Thing
from claimgraph.language import gettext

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERBATIM = frozenset({"default", "enum", "examples"})
"""Keys of a schema under which stand values as editors write them."""


def json_schema(kind: FileKind, argument: Argument | None = None) -> dict[str, Any]:
    """Return the schema of a kind of file.

    Args:
        kind: the kind of file.
        argument: an argument whose own fields and media its editors are to be offered, if there is one.
    """
    model = FILES[kind]
    made = model.model_json_schema(schema_generator=_Generator)
    where, _, what = made.pop("description").partition(": ")
    _translate(made)
    for name, part in ((model.__name__, made), *made.get("$defs", {}).items()):
        part.pop("title", None)
        fields = fields_of(ENTRIES[name]) if name in ENTRIES else {}
        for key, said in part.get("properties", {}).items():
            said.pop("title", None)
            said.pop("examples", None)  # they come last, and their keys in the order of the format
            if key in fields:
                _add_examples(said, fields[key])
                if argument:
                    _add_own(said, fields[key], argument)
    return {"$schema": DIALECT, "title": where, "description": gettext(what[:1].upper() + what[1:]), **made}


def _translate(shape: object) -> None:
    """Put every description within a schema into the language that is spoken."""
    for key, inner in shape.items() if isinstance(shape, dict) else enumerate(shape) if isinstance(shape, list) else ():
        if key == "description" and isinstance(inner, str) and isinstance(shape, dict):
            shape[key] = gettext(inner)
        elif key not in VERBATIM:
            _translate(inner)


def _add_examples(said: dict[str, Any], field: Field) -> None:
    if field.info.examples:
        said["examples"] = field.info.examples
    if catalogue := field.shape.mark(Catalogue):
        said["enum"] = [*catalogue.words()]


def _add_own(said: dict[str, Any], field: Field, argument: Argument) -> None:
    """Add to a field what an argument adds to the format there."""
    catalogue, keys = field.shape.mark(Catalogue), field.shape.keys
    if catalogue and catalogue.adds:
        said["enum"] = [*catalogue.words(), *getattr(argument, catalogue.adds)]
    if argument.fields and keys and (ref := keys.mark(Ref)) and ref.thing is Thing.FIELD:
        for name in ("propertyNames", "examples"):
            said.pop(name, None)
        said["properties"] = {own.id: _of_own(own) for own in argument.fields.values()}
        said["additionalProperties"] = False


def _of_own(own: OwnField) -> dict[str, Any]:
    """Return the schema of the value of a field of the argument's own."""
    about = {"description": own.name}
    match own.kind:
        case FieldKind.NUMBER:
            return about | {"type": "number"}
        case FieldKind.CHOICE:
            return about | {"enum": [*own.choices]}
        case FieldKind.LINK:
            return about | {"type": "string", "pattern": "^(?:https?://|mailto:)"}
    return about | {"type": "string"}


def written(kind: FileKind, argument: Argument | None = None) -> str:
    """Return the schema of a kind of file as JSON text.

    Args:
        kind: the kind of file.
        argument: an argument whose own fields and media are in it, if there is one.
    """
    return json.dumps(json_schema(kind, argument), indent=2, ensure_ascii=False) + "\n"


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
