"""The page of the format: every kind of file, and every field of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimgraph.argument.entries import ENTRIES
from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import json_schema
from claimgraph.argument.shape import fields_of
from claimgraph.argument.yaml_writer import word, written
from claimgraph.judging.words import Word
from claimgraph.language import current, gettext, message, pgettext
from claimgraph.site.atlas import Atlas
from claimgraph.site.format_words import PARTS, Piece, Shape, part_name, type_in_words
from claimgraph.site.page import Page, Shown
from claimgraph.site.wording import sentence

FORMAT_PATH = "format"
FILES = {
    FileKind.ARGUMENT: message("Every argument has one."),
    FileKind.TOPIC: message("One for each topic; its name is the topic's id."),
    FileKind.SOURCES: message("As many as you like, under any name. Each key is the id of a source."),
    FileKind.PASSAGES: message("Only where a text is mapped."),
    FileKind.HYPOTHESES: message("One for each question; its name is the page's address."),
    FileKind.EXPECTATIONS: message("Only where you want conclusions held in place."),
    FileKind.RENAMED: message("Written by the command rename."),
}
"""The kinds of file in the order in which they are explained, with when there is one."""
EXPLAINED = {
    "ClaimEntry.kind": ("kinds", message("What each kind means")),
    "InferenceEntry.scheme": ("schemes", message("The patterns and their questions")),
    "InferenceEntry.answers": ("schemes", message("The patterns and their questions")),
    "EvidenceEntry.credibility": ("grades", message("What each grade means")),
    "EvidenceEntry.quote": ("quotations", message("How quotations are checked")),
    "SourceEntry.reliability": ("grades", message("What each grade means")),
    "CellEntry.rating": ("rivals", message("How rivals are ranked")),
    "ClaimEntry.gaps": ("gaps", message("What a gap is")),
    **dict.fromkeys(
        (f"{name}.{word.value}" for name in ("ExpectationsFile", "Expected") for word in Word),
        ("statuses", message("What a status means")),
    ),
}
"""Fields that the page of the method explains further: anchor and words of the link."""
MOST_SHOWN = 3
"""Examples that are shown as lines of a file; of more than these only the words are."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field."""

    anchor: str
    name: str
    what: str
    type: tuple[Piece, ...]
    required: bool
    default: str | None
    prose: bool
    """Whether it takes inline Markdown and links to claims."""
    more: tuple[str, str] | None
    """Anchor on the page of the method, and words of the link."""
    examples: tuple[str, ...]
    """As they stand in a file."""
    words: tuple[str, ...]
    """The words that it may hold, where there are many."""


@dataclass(frozen=True, slots=True)
class PartView:
    """An entry that stands in a file."""

    anchor: str
    title: str
    what: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """A kind of file."""

    anchor: str
    where: str
    what: str
    when: str
    fields: tuple[FieldView, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class FormatView:
    """The format."""

    files: tuple[FileView, ...]


def format_page(_: Atlas) -> Iterator[Page]:
    """Yield the page of the format."""
    yield Page(
        path=FORMAT_PATH,
        title=pgettext("page", "The format"),
        label=pgettext("page", "Format"),
        template="format",
        show=lambda: Shown(_view(current())),
        description=gettext(
            "Every file that an argument is written in, and every field: what it is for, and an example."
        ),
        listed=True,
    )


@cache
def _view(_: str) -> FormatView:
    """Return the format, once for each language that is spoken."""
    shown: set[str] = set()
    return FormatView(tuple(_file(kind, shown) for kind in FILES))


def _file(kind: FileKind, shown: set[str]) -> FileView:
    schema = json_schema(kind)
    definitions = schema.get("$defs", {})
    parts = [name for name in dict.fromkeys(_parts_of(schema, definitions)) if name not in shown]
    shown.update(parts)
    return FileView(
        anchor=kind.value,
        where=schema["title"],
        what=schema["description"],
        when=gettext(FILES[kind]),
        fields=field_views(_CLASSES[kind], kind.value, schema, definitions),
        parts=tuple(_part(name, definitions) for name in parts),
    )


_CLASSES = {kind: f"{kind.value.capitalize()}File" for kind in FILES}


def _parts_of(shape: Shape, definitions: Shape) -> Iterator[str]:
    """Yield the entries that a shape leads to, nearest first."""
    names = [name for name in _references(shape) if name in PARTS]
    yield from names
    for name in names:
        yield from _parts_of(definitions[name], definitions)


def _references(shape: object) -> Iterator[str]:
    if isinstance(shape, dict):
        if "$ref" in shape:
            yield shape["$ref"].rpartition("/")[2]
        for key, inner in shape.items():
            if key not in {"$defs", "examples"}:
                yield from _references(inner)
    elif isinstance(shape, list):
        for inner in shape:
            yield from _references(inner)


def _part(name: str, definitions: Shape) -> PartView:
    title, anchor = part_name(name)
    shape = definitions[name]
    fields = field_views(name, anchor, shape, definitions)
    return PartView(anchor, sentence(title), shape["description"], fields)


def field_views(name: str, anchor: str, shape: Shape, definitions: Shape) -> tuple[FieldView, ...]:
    """Return the fields of a class of the format as the page shows them.

    Args:
        name: the name of the class.
        anchor: what the anchors of its fields begin with.
        shape: the schema of the class.
        definitions: the schemas that it may refer to.
    """
    required = shape.get("required", ())
    return tuple(
        _field(f"{name}.{field}", f"{anchor}-{field}", inner, definitions, required=field in required)
        for field, inner in shape.get("properties", {}).items()
    )


def _further(place: str) -> tuple[str, str] | None:
    """Return where the page of the method explains a field further."""
    if place not in EXPLAINED:
        return None
    anchor, words = EXPLAINED[place]
    return anchor, gettext(words)


def _field(place: str, anchor: str, shape: Shape, definitions: Shape, *, required: bool) -> FieldView:
    entry, _, name = place.partition(".")
    examples = shape["examples"]
    many = len(examples) > MOST_SHOWN
    return FieldView(
        anchor=anchor,
        name=name,
        what=shape["description"],
        type=type_in_words(shape, definitions),
        required=required,
        default=word(shape["default"]) if "default" in shape else None,
        prose=fields_of(ENTRIES[entry])[name].shape.takes_prose,
        more=_further(place),
        examples=tuple(written(name, example) for example in (examples[:1] if many else examples)),
        words=tuple(map(word, examples)) if many else (),
    )
