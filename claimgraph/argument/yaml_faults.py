"""What the YAML parser finds wrong, in plain words and with a hint."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from claimgraph.diagnostics import Diagnostic, Place, rules
from claimgraph.diagnostics.source_lines import split_lines
from claimgraph.language import gettext, message

_CONTROL = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not take for text (5.1, production 1). The C parser counts bytes, so it is found anew."""


def control_character(error: yaml.reader.ReaderError, text: str, path: str) -> Diagnostic:
    """Describe a character that no text file may hold."""
    found = _CONTROL.search(text)
    at = found.start() if found else error.position
    lines = split_lines(text[:at])
    place = Place(path, len(lines), len(lines[-1]) + 1)
    return rules.NOT_TEXT.at(place, character=f"U+{ord(found[0]):04X}" if found else "there")


def syntax_error(error: yaml.MarkedYAMLError, path: str) -> Diagnostic:
    """Describe what is not YAML, at the place where it is mended."""
    words, opened = error.problem or message("it cannot be read"), error.context_mark
    mark = opened if opened and words in _SHOWN_AT_THE_START else error.problem_mark or opened
    place = _place(mark, path) if mark else Place(path)
    hint = next((gettext(hint) for start, hint in _HINTS if start in words), None)
    related = [(_place(opened, path), gettext("opened here"))] if opened and words in _SHOWN_AT_BOTH else []
    return rules.YAML_SYNTAX.at(place, problem=gettext(_PLAIN_WORDS.get(words, words)), hint=hint, related=related)


def _place(mark: yaml.Mark, path: str) -> Place:
    return Place(path, mark.line + 1, mark.column + 1)


_SHOWN_AT_THE_START = {"found unexpected end of stream", "could not find expected ':'"}
"""Faults that are mended where the value starts, not where the parser gave up."""
_SHOWN_AT_BOTH = {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}

_PLAIN_WORDS = {
    "mapping values are not allowed in this context": message("a second ': ' on one line"),
    "did not find expected key": message("a key was expected here"),
    "did not find expected '-' indicator": message("a list item ('- ') was expected here"),
    "could not find expected ':'": message("a ':' is missing after a key"),
    "found character that cannot start any token": message("this character cannot start a value"),
    "found unexpected end of stream": message("this quotation mark is never closed"),
    "did not find expected ',' or ']'": message("a ',' or a ']' was expected here"),
    "did not find expected ',' or '}'": message("a ',' or a '}' was expected here"),
    "did not find expected alphabetic or numeric character": message("a value cannot start with * or &"),
    "did not find expected comment or line break": message("a text after > or | starts on a line of its own"),
    "block sequence entries are not allowed in this context": message("a list cannot start here"),
    "found a tab character that violates indentation": message("a tab where spaces are needed"),
    "found unknown escape character": message("a backslash that means nothing here"),
}

_HINTS: Sequence[tuple[str, str]] = (
    ("mapping values", message("take this ':' out if it is a slip, or put the whole text in quotation marks")),
    (
        "expected key",
        message("check the indentation, and put text that starts with a quotation mark or [ or { in quotes"),
    ),
    ("'-' indicator", message("check the indentation of this list")),
    ("cannot start any token", message("indent with spaces, not tabs, and quote text that starts with @, ` or %")),
    ("expected ':'", message("write key: value, and indent the lines of a long text")),
    ("unexpected end of stream", message("close it, or double a ' within the text")),
    ("',' or ']'", message("close the bracket, or put text with brackets or commas in quotes")),
    ("',' or '}'", message("close the bracket, or put text with brackets or commas in quotes")),
    ("alphabetic or numeric", message("put text that starts with * or & in quotes")),
    ("comment or line break", message("go on in the next line, indented, or remove the > or |")),
    ("block sequence", message("write each item as - on a line of its own, indented under the key")),
    ("tab character", message("indent with spaces")),
    ("escape character", message("write \\\\ for a backslash, or use single quotation marks")),
)
