"""The files of an argument that begins empty: a question, one topic with one claim to replace, and perhaps a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimgraph.argument.entries import SourceEntry
from claimgraph.argument.files import FileKind
from claimgraph.argument.ids import slugify
from claimgraph.argument.yaml_writer import word
from claimgraph.edit.errors import EditError
from claimgraph.edit.layout import INDENT
from claimgraph.edit.modelines import FOLDER, MARK
from claimgraph.edit.scaffolds import entry_lines
from claimgraph.edit.sentences import passages_file, split_text
from claimgraph.edit.text_layout import new_text

_TEXT = "text"


def empty_files(title: str, language: str, text: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield the files under claims/, with their content.

    Args:
        title: title of the argument.
        language: its language, as a BCP 47 tag.
        text: a file with the text that is to be mapped.

    Raises:
        EditError: where the text cannot be read or split.
    """
    mapped = _read(text) if text else None
    source = (slugify(text.stem) or _TEXT) if text else None
    yield "claims/argument.yml", _argument(title, language, source=source)
    yield "claims/first-topic.yml", _topic()
    if text and source and mapped is not None:
        yield f"claims/texts/{source}.txt", mapped
        yield f"claims/sources/{source}.yml", _source(source, text.stem, language)
        yield "claims/passages.yml", _modeline(FileKind.PASSAGES) + passages_file(source, split_text(mapped, language))


def _read(text: Path) -> str:
    try:
        return text.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise EditError(f"{text} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise EditError(f"{text} is not UTF-8 text: save it as UTF-8 first") from None


def _modeline(kind: FileKind, up: str = "") -> str:
    return f"{MARK}{up}{FOLDER}/{kind}.json\n"


def _argument(title: str, language: str, *, source: str | None) -> str:
    written = new_text(title, len("title: "), 0)
    lines = [
        *("\n".join([f"title: {written.head}", *written.below]).split("\n")),
        "question: What is this argument about?",
        *([f"language: {word(language)}"] if language != "en" else []),
        *([f"about: {{source: {source}, author: author}}"] if source else []),
        "roots: first-claim",
        "topics: first-topic",
        "people:",
        *(["  author: {name: The author, role: who wrote the text}"] if source else []),
        "  editors: {name: The editors, role: who draw this map}",
    ]
    return _modeline(FileKind.ARGUMENT) + "".join(f"{line}\n" for line in lines)


def _topic() -> str:
    return (
        _modeline(FileKind.TOPIC)
        + """\
topic: First topic
claims:
  # Write your own claim in the place of this one. Its id (here first-claim) is its address.
  first-claim:
    claim: The first claim of this argument is still to be written.
    kind: fact
    by: editors
"""
    )


def _source(id_: str, stem: str, language: str) -> str:
    fields = {"title": stem, "publisher": "Not yet written down", "text": f"texts/{id_}.txt", "language": language}
    if language == "en":
        del fields["language"]
    entry = entry_lines(fields, SourceEntry, INDENT, hints=True)
    lines = [f"{id_}:", *(" " * INDENT + line for line in entry)]
    return _modeline(FileKind.SOURCES, "../") + "".join(f"{line}\n" for line in lines)


def configuration(title: str, language: str, *, is_known: bool) -> str:
    """Return mkdocs.yml.

    Args:
        title: title of the site.
        language: language of the site.
        is_known: whether Material has its own words in this language.
    """
    theme = ["theme:", "  name: material", "  font: false", *([f"  language: {language}"] if is_known else [])]
    return "\n".join([f"site_name: {word(title)}", *theme, "plugins:", "  - claimgraph", ""])


README = """\
# {title}

An argument, written down claim by claim, and the site that claimgraph makes of it.

With Python 3.11 or newer: `python3 -m pip install -r requirements.txt`, and then

- `claimgraph serve` shows the site, and every change as you save it;
- `claimgraph check` finds every problem;
- `claimgraph` builds the site into `site/`.

`claims/` is the argument, and `docs/` has pages that are written by hand. The page *Format* of your site explains every
field, and *Diagnostics* every message. `claimgraph new claim`, `new source`, `new evidence` and `new topic` add to it.
"""
ABOUT = """\
# About this map

Say here what this map is about, who draws it, and how to object.
"""
