"""YAML as plain Python values that remember where they stood.

Built from the parser's events rather than by a loader: one flat pass that keeps the line
and column of every key and value, reads scalars by the YAML 1.2 core rules (``no`` is a
word, a date is text), refuses duplicate keys, aliases and tags, keeps within what
`claimgraph.argument.sizes` allows, and cannot be made to recurse, however deep a file is nested.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import yaml

from claimgraph.argument.cut_texts import cut_at_hash
from claimgraph.argument.ids import as_id
from claimgraph.argument.indentation import OddIndent, begins_oddly, behind, odd_indent_at
from claimgraph.argument.sizes import DEEPEST, LONGEST_TEXT, MOST_ENTRIES, MOST_FAULTS, MOST_VALUES
from claimgraph.argument.yaml_faults import control_character, syntax_error
from claimgraph.diagnostics import Diagnostic, Place, Rule, rules
from claimgraph.diagnostics.source_lines import split_lines
from claimgraph.language import gettext

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML has it; the Python one is ten times slower."""

_NUMBER = re.compile(r"(?P<int>[-+]?[0-9]+)|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_OTHER_FORM = re.compile(r"\+|-?0[0-9]")
"""How a number begins that is not written plainly; versions of YAML disagree on what it is."""
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Span(NamedTuple):
    """The stretch of a file that a key or a value takes, and how it is written."""

    line: int
    """From 1, as are all lines and columns."""
    column: int
    end_line: int
    """Where it ends; a collection, at its opening bracket or its first key."""
    end_column: int
    style: str = ""
    """Of a text: nothing where it is plain, a quotation mark, ``|`` or ``>``."""


End = tuple[int, int]
"""A line and a column at which something ends."""


class Map(dict[str, Value]):
    """A mapping that knows where its keys and values stand."""

    __slots__ = ("closed", "keys_at", "values_at")

    def __init__(self) -> None:
        super().__init__()
        self.closed: End | None = None
        """Where its closing bracket ends; None where it is written in lines."""
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class Seq(list[Value]):
    """A list that knows where its items stand."""

    __slots__ = ("closed", "items_at")

    def __init__(self) -> None:
        super().__init__()
        self.closed: End | None = None
        """Where its closing bracket ends; None where it is written in lines."""
        self.items_at: list[Span] = []


Step = str | int
"""One step into a document: a key, or an index."""


TOP = Span(1, 1, 1, 1)
"""The start of a file."""


@dataclass(slots=True)
class Document:
    """One file, read."""

    path: str
    text: str = ""
    """What stands in the file."""
    data: Value = None
    start: Span = TOP
    problems: list[Diagnostic] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)
    """What may well be a slip, yet leaves the file as it is read."""
    has_gaps: bool = False
    """Whether something in it has no value."""
    values: int = 0
    """How many texts, words, numbers, lists and mappings are in it, at most."""
    remembered: dict[object, Any] = field(default_factory=dict)
    """What was made of it alone, and is the same each time, by what it is."""
    before: Document | None = field(default=None, repr=False, compare=False)
    """The same file before an edit of one entry; all others are the same objects in both."""
    _lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The text in lines, split once somebody looks for something in them."""
        if self._lines is None:
            self._lines = split_lines(self.text)
        return self._lines

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Return where the value at the end of the steps stands.

        Steps that lead nowhere are passed over, so that the place is that of the nearest
        thing that is there.

        Args:
            steps: keys and indices from the top of the document.
            key: point at the key of the last step instead of at its value.
        """
        return self.at(span_at(self.data, self.start, steps, key=key))

    def has(self, *steps: Step) -> bool:
        """Whether the key at the end of the steps is there; steps before it that lead nowhere are passed over."""
        *above, key = steps
        here = self.data
        for step in above:
            if isinstance(here, Map) and step in here:
                here = here[str(step)]
            elif isinstance(here, Seq) and isinstance(step, int) and step < len(here):
                here = here[step]
        return isinstance(here, Map) and key in here

    def may_have(self, words: str) -> bool:
        """Whether words without a blank may stand in the file: as they are, or behind an escape."""
        known = self.remembered.get((Document.may_have, words))
        if known is None:
            known = self.remembered[Document.may_have, words] = words in self.text or "\\" in self.text
        found: bool = known
        return found

    def at(self, span: Span) -> Place:
        """Return where a key or a value starts."""
        return Place(self.path, span.line, span.column)

    def find(self, before: str, words: str, start: Place, within: int | None = None) -> Place:
        """Return where words next stand in the file; the start itself, if nowhere.

        Args:
            before: pattern of what stands right before the words.
            words: the words.
            start: from where to look.
            within: lines to look through, if not all.
        """
        first, column = start.line, start.column
        for number, line in enumerate(islice(self.lines, first - 1, within and first - 1 + within)):
            found = _find_after(before, words, line, 0 if number else column - 1)
            if found >= 0:
                return Place(self.path, first + number, found + 1)
        return start


def span_at(here: Value, at: Span, steps: Sequence[Step], *, key: bool = False) -> Span:
    """Return the stretch of what the steps lead to from a value, which itself takes one; as in `Document.place`."""
    for step in steps:
        if isinstance(here, Map) and step in here:
            at = (here.keys_at if key and step is steps[-1] else here.values_at)[str(step)]
            here = here[str(step)]
        elif isinstance(here, Seq) and isinstance(step, int) and step < len(here):
            at, here = here.items_at[step], here[step]
    return at


def _find_after(before: str, words: str, line: str, start: int) -> int:
    """Return where words stand in a line right behind a pattern; -1 where they do not."""
    if not before:
        return line.find(words, start)
    ends = (match.end() for match in re.compile(before).finditer(line, start))
    return next((end for end in ends if line.startswith(words, end)), -1)


def parse(text: str, path: str) -> Document:
    """Read one YAML document; faults are noted in the document's problems."""
    document = Document(path, text)
    try:
        compose(document)
    except yaml.MarkedYAMLError as error:
        document.data = None
        odd = behind(error, text, LOADER)
        document.problems.append(odd.diagnostic(text, path) if odd else syntax_error(error, path))
    except yaml.reader.ReaderError as error:
        document.data = None
        document.problems.append(control_character(error, text, path))
    return document


def compose(document: Document) -> None:
    """Fill a document with what its text says.

    Raises:
        yaml.YAMLError: where the text is not YAML.
    """
    parser = LOADER(document.text)
    try:
        _Builder(document).build(parser.get_event)
    finally:
        parser.dispose()


class _Builder:
    """Turns events into values, keeping the open collections on a stack of its own."""

    def __init__(self, document: Document) -> None:
        self.document, self.problems = document, document.problems
        self.open: list[Map | Seq] = []
        self.in_brackets: list[bool] = []
        """Of each that is open, whether it is written so."""
        self.key: str | None = None
        self.wants_key = False
        """Whether the next word is a key."""
        self.documents = 0
        self.has_hash = "#" in document.text
        self.takers: dict[type[yaml.Event], Callable[[Any], bool]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def build(self, next_event: Callable[[], yaml.Event | None]) -> None:
        """Take one event after the other, until there is none, or one after which the rest is not to be read."""
        takers, problems = self.takers, self.problems
        while (event := next_event()) is not None:
            taker = takers.get(type(event))
            if taker is None:
                continue
            if not taker(event):
                return
            if (problems or self.document.values > MOST_ENTRIES) and not self._is_within_bounds(event):
                return

    def _is_within_bounds(self, event: yaml.Event) -> bool:
        """Whether the file holds no more so far than a file may hold."""
        if len(self.problems) >= MOST_FAULTS:
            what = gettext("%(number)s faults up to here, and the rest of the file is not read", number=MOST_FAULTS)
            return self._give_up(rules.MANY_FAULTS, event, what=what)
        if self.open and len(self.open[-1]) > MOST_ENTRIES:
            what = gettext("keys in one mapping") if isinstance(self.open[-1], Map) else gettext("items in one list")
            return self._give_up(rules.TOO_MANY, event, most=MOST_ENTRIES, what=what)
        if self.document.values > MOST_VALUES:
            return self._give_up(rules.TOO_MANY, event, most=MOST_VALUES, what=gettext("values in one file"))
        return True

    def _alias(self, event: yaml.AliasEvent) -> bool:
        name = event.anchor or ""
        if self.wants_key:
            return self._give_up(rules.YAML_ALIAS, event, name=name)
        self._report(rules.YAML_ALIAS, event, length=len(name) + 1, name=name)
        self._put(None, _at(event))
        return True

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._report(rules.SEVERAL_DOCUMENTS, event)
        return self.documents == 1

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        if len(self.open) >= DEEPEST:
            return self._give_up(rules.TOO_DEEP, event, deepest=DEEPEST)
        if self.wants_key:
            return self._give_up(rules.COMPLEX_KEY, event)
        if event.tag is not None:
            self._tag(event)
        made = Map() if type(event) is yaml.MappingStartEvent else Seq()
        self._put(made, _at(event))
        self.open.append(made)
        self.in_brackets.append(bool(event.flow_style))
        self.wants_key = type(made) is Map
        return True

    def _close(self, event: yaml.CollectionEndEvent) -> bool:
        closed = self.open.pop()
        if self.in_brackets.pop() and event.end_mark:
            closed.closed = (event.end_mark.line + 1, event.end_mark.column + 1)
        self.key = None
        self.wants_key = bool(self.open) and isinstance(self.open[-1], Map)
        return True

    def _give_up(self, rule: Rule, event: yaml.Event, **words: str | int) -> bool:
        self._report(rule, event, related=(), length=0, hint=None, **words)
        self.document.data = None
        return False

    def _scalar(self, event: yaml.ScalarEvent) -> bool:
        text, style = event.value, event.style
        if not style and not text[:1].isalnum() and (odd := self._odd_indent(event)) is not None:
            self.document.data = None
            self.problems.append(odd.diagnostic(self.document.text, self.document.path))
            return False
        if len(text) > LONGEST_TEXT:
            return self._give_up(rules.TOO_LONG, event, found=len(text), most=LONGEST_TEXT)
        if event.tag is not None:
            self._tag(event)
        if self.wants_key:
            self._open_key(event, text if text.isascii() else as_id(text))
            return True
        if self.has_hash and (warning := cut_at_hash(event, self.key, self.document.lines, self.document.path)):
            self.document.warnings.append(warning)
        if not style:
            self._put(self._read_plain(event), _at(event))
        else:
            self._put(text if text.isascii() else _as_written(event), _at(event))
        return True

    def _odd_indent(self, event: yaml.ScalarEvent) -> OddIndent | None:
        """Return what stands for an indentation, where a word begins with white characters that YAML takes for text."""
        if not begins_oddly(event.value) or not event.start_mark:
            return None
        return odd_indent_at(self.document.lines, event.start_mark.line, event.start_mark.column)

    def _read_plain(self, event: yaml.ScalarEvent) -> Value:
        """Read a word without quotation marks; a number is to be written so that everybody reads it alike."""
        value = read_plain(event.value)
        if isinstance(value, int | float) and _OTHER_FORM.match(event.value):
            hint = gettext(
                'write %(number)s; or "%(text)s" in quotation marks, where it is no number',
                number=value,
                text=event.value,
            )
            self._report(rules.NUMBER_FORM, event, hint=hint, length=len(event.value), number=event.value, plain=value)
        return value

    def _open_key(self, event: yaml.ScalarEvent, key: str) -> None:
        mapping = self.open[-1]
        if not isinstance(mapping, Map):
            raise TypeError(mapping)
        self.key, self.wants_key = key, False
        if key in mapping.keys_at:
            first = self.document.at(mapping.keys_at[key])
            related = [(first, gettext("first given here"))]
            self._report(rules.DUPLICATE_KEY, event, related=related, length=len(event.value), key=event.value)
        else:
            mapping.keys_at[key] = _at(event)

    def _put(self, value: Value, at: Span) -> None:
        self.document.values += 1
        if value is None:
            self.document.has_gaps = True
        if not self.open:
            self.document.data, self.document.start = value, at
            return
        into = self.open[-1]
        if isinstance(into, Seq):
            into.append(value)
            into.items_at.append(at)
            return
        key = self.key or ""
        self.key, self.wants_key = None, True
        if key not in into:
            into[key] = value
            into.values_at[key] = at

    def _tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(rules.YAML_TAG, event, length=len(tag), tag=tag)

    def _report(
        self,
        rule: Rule,
        event: yaml.Event,
        *,
        related: Sequence[tuple[Place, str]] = (),
        length: int = 0,
        hint: str | None = None,
        **words: str | float,
    ) -> None:
        self.problems.append(rule.at(self.document.at(_at(event)), hint=hint, related=related, length=length, **words))


def _at(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return TOP  # never: the parser marks everything that it reads
    style = (event.style or "") if type(event) is yaml.ScalarEvent else ""
    return _new_span(Span, (start.line + 1, start.column + 1, end.line + 1, end.column + 1, style))


def _as_written(event: yaml.ScalarEvent) -> str:
    """Return a scalar that is in quotation marks, in which an id may stand, or below its key, where none does."""
    text: str = event.value
    return text if event.style in {"|", ">"} else as_id(text)


_new_span = tuple.__new__
"""Makes a span in half the time that its class takes; there is one for every key and value."""


def read_plain(text: str) -> Value:
    """Read a scalar without quotation marks by the core schema of YAML 1.2; only such a one can be other than text."""
    text = as_id(text)
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789" and (match := _NUMBER.fullmatch(text)):
        return int(text) if match["int"] and len(text) < 20 else float(text)  # noqa: PLR2004 - a 64-bit number
    return text
