"""Collect every message of the interface, and bring the catalogues of all languages up to date with them.

python scripts/words.py           write claimgraph/locale/claimgraph.pot, and merge it into each language's catalogue
python scripts/words.py --check   change nothing; exit with 1 where the messages are not those of the code
python scripts/words.py --new fr  begin a catalogue of a further language

A translation stays as long as its message stays letter for letter; one that was only guessed from a similar
message is never made. Translators read in docs/guides/in-your-language.md what to heed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from claimgraph.argument.files import FileKind
from claimgraph.argument.json_schema import VERBATIM, json_schema
from claimgraph.compare.words import PARTS, WORDS
from claimgraph.diagnostics.catalogue import catalogue
from claimgraph.judging.audit import AUDITS as AUDIT_LIST
from claimgraph.language.catalogues import TEMPLATE, catalogue_file, languages, read_catalogue
from claimgraph.site.pages.catalogue import GROUP

ROOT = Path(__file__).parents[1]
CODE = ROOT / "claimgraph"
ASSETS = CODE / "site/assets", CODE / "publish/serving/assets"
STANDARDS = CODE / "standards"
CATALOGUE = CODE / "diagnostics/catalogue.yml"
FORMAT = CODE / "argument/entries"
AUDITS = CODE / "judging/audit.py"
CALLS: dict[str, Any] = {
    "Rule": (3,),
    "_": None,
    "gettext": None,
    "message": None,
    "message_in": ((1, "c"), 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "number_of": (1, 2),
    "plural": (1, 2),
    "plural_in": ((1, "c"), 2, 3),
}
"""What is called with a message, each with the places of its English texts and its context."""
NO_WORDS = {"{what}"}
"""Format strings without a word of their own."""
BROWSER_CALLS: dict[str, Any] = {"cgWords": None, "cgWords.n": (1, 2), "cgWords.p": ((1, "c"), 2)}
"""The same of the scripts."""
JINJA = {
    "extensions": "jinja2.ext.do",
    "newstyle_gettext": "true",
    "silent": "false",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
"""How the site reads its templates."""
NAMED = {"forces": "force", "relevance": "relevance", "natures": "nature", "standards": "standard of proof"}
"""Parts of standards/weights.yml whose ids are words that readers see, with the context of these messages."""
SAID: dict[str, str | None] = {
    **dict.fromkeys(("ask", "conclusion", "counts-once", "credibility-why", "force-why", "meaning", "name", "why")),
    "word": "firmness",
}
"""Fields of standards/*.yml that readers see, with the context of these messages."""
LISTS = {"confidence": None, "premises": None, "reliability": None, "tradecraft": None, "words": "likelihood"}
"""Fields of standards/*.yml all of whose values readers see, with the context of these messages."""
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands for the time of collecting, so that files change only with the messages."""
HEAD = """\
# The words of claimgraph.
# A language says "Complete: yes" in these lines once no message is left out, and the tests then hold it to that."""

Found = Iterator[tuple[Path, Any, str | None, list[str]]]
"""Messages: the file, the English text or its forms for one and many, the context, and words to translators."""


def messages() -> Found:
    """Yield every message of the tool, file by file."""
    yield from _of_code()
    for text, context in _of_audits():
        yield AUDITS, text, context, []
    yield from _of_diagnostics()
    yield from _of_format()
    for path in sorted(STANDARDS.glob("*.yml")):
        for text, context in _of_standard(yaml.safe_load(path.read_text("utf-8"))):
            yield path, text, context, []


def _of_code() -> Found:
    """Yield the messages in the code, the templates and the scripts."""
    code = _read("python", CODE.rglob("*.py"), CALLS)
    yield from (found for found in code if found[1] not in NO_WORDS)
    yield from _read("jinja2.ext:babel_extract", [*CODE.glob("site/t*/**/*.html")], CALLS, JINJA)
    files = (path for folder in ASSETS for path in folder.rglob("*"))
    scripts = (path for path in files if path.suffix in {".js", ".mjs"} and "vendor" not in path.parts)
    yield from _read("javascript", scripts, BROWSER_CALLS, {"parse_template_string": "true"})


def _of_diagnostics() -> Found:
    """Yield what the catalogue of diagnostics says."""
    for article in catalogue():
        yield CATALOGUE, article.group, GROUP, []
        for text in (article.title, article.what, article.why, article.mend):
            yield CATALOGUE, text, None, []


def _of_format() -> Found:
    """Yield what the format says of its fields, and their names."""
    for kind in FileKind:
        yield from ((FORMAT, text, None, []) for text in _of_schema(json_schema(kind)))
    for context, texts in (("field", WORDS), ("part of an entry", PARTS)):
        for text in sorted(texts):
            yield FORMAT, text, context, []


def _read(how: str, files: Any, calls: Mapping[str, Any], options: Any = None) -> Found:  # noqa: ANN401 - Babel's own
    called = re.compile("|".join(rf"\b{re.escape(name)}\(" for name in calls) + "|trans")
    for path in sorted(files):
        content = path.read_bytes()
        # Reading a file letter by letter takes long, and most have no message.
        if called.search(content.decode()):
            for _, text, comments, context in extract(how, BytesIO(content), calls, ["Translators:"], options):
                yield path, text, context, comments


def _of_audits() -> Iterator[tuple[str, str | None]]:
    """Yield the names of the lists of the review, and what each is of."""
    for audit in AUDIT_LIST:
        yield audit.__name__.replace("_", " ").capitalize(), "list of the review"
        yield (audit.__doc__ or "").strip(), None


def _of_schema(shape: object) -> Iterator[str]:
    """Yield the messages of the schema of a kind of file, which explain its fields."""
    for key, inner in shape.items() if isinstance(shape, dict) else enumerate(shape) if isinstance(shape, list) else ():
        if key == "description" and isinstance(inner, str):
            yield inner
        elif key not in VERBATIM:
            yield from _of_schema(inner)


def _of_standard(node: object, key: str = "") -> Iterator[tuple[str, str | None]]:
    """Yield the messages of one of the data files of standards, with their contexts."""
    if isinstance(node, str) and key in SAID:
        yield node, SAID[key]
    if isinstance(node, dict) and key in NAMED:
        yield from ((str(id_).replace("-", " "), NAMED[key]) for id_ in node)
    parts = node.items() if isinstance(node, dict) else ((key, each) for each in node) if isinstance(node, list) else ()
    for inner, value in parts:
        if key in LISTS:
            yield value, LISTS[key]
        else:
            yield from _of_standard(value, str(inner))


def collected() -> Catalog:
    """Return a catalogue of all messages, without translations."""
    catalogue = Catalog(project="claimgraph", version="1", charset="utf-8", creation_date=FIRST, header_comment=HEAD)
    for path, text, context, comments in messages():
        place = (path.relative_to(ROOT).as_posix(), 0)
        catalogue.add(text, locations=[place], auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as it stands in its file."""
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def merged(tag: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages that there are now."""
    catalogue = read_catalogue(tag)
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def begun(tag: str, template: Catalog) -> Catalog:
    """Return the catalogue of a further language, with nothing translated."""
    head = f"{HEAD}\n# Complete: no"
    catalogue = Catalog(locale=tag.replace("-", "_"), project="claimgraph", version="1", header_comment=head)
    catalogue.update(template)
    return catalogue


def wanted(new: list[str]) -> dict[Path, bytes]:
    """Return what each catalogue should hold, by file.

    Args:
        new: tags of languages that are to be begun.
    """
    template = collected()
    files = {TEMPLATE: written(template)}
    files |= {catalogue_file(tag): written(merged(tag, template)) for tag in languages()}
    return files | {catalogue_file(tag): written(begun(tag, template)) for tag in new if tag not in languages()}


def main() -> None:
    """Update the files that are out of date, or with --check only name them."""
    checking, new = "--check" in sys.argv, [each for each in sys.argv[1:] if not each.startswith("-")]
    files = wanted(new)
    stale = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    for path in stale:
        print(f"{'out of date' if checking else 'wrote'}: {path.relative_to(ROOT)}")
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    sys.exit(bool(stale) and checking)


if __name__ == "__main__":
    main()
