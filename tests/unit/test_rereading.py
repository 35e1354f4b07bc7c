"""Of a file that was edited within one entry, that entry alone is read again; the result is as if all had been."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.argument.rereading import read_again
from claimgraph.argument.yaml_nodes import Document, Map, Seq, Value, parse

IN_LINES = """\
topic: Will the well fail?
claims:
  no-rain:
    claim: It has not rained since April.
    kind: fact
    because:
      - premises: [dry-spring, "dry-may"]
        warrant: >
          What is dry
          was not wet.
  # Of the two months.
  dry-spring:
    claim: |
      Spring was dry,

    by: miller
  'dry-may': {claim: May was dry., kind: fact}
people:
  miller:
    name: The miller
"""
IN_BRACKETS = json.dumps(
    {
        "topic": "Will the well fail?",
        "claims": {
            "no-rain": {"claim": "It has not rained.", "because": [{"premises": ["dry-spring", "dry-may"]}]},
            "dry-spring": {"claim": "Spring was dry.", "evidence": []},
            "dry-may": {"claim": "May was dry.", "credibility": 3},
        },
    },
    indent=1,
)
MIXED = """\
claims: {
  no-rain: {claim: It has not rained, kind: fact},
  dry-spring: {
    claim: Spring was dry }, dry-may: {claim: "May was dry" }}
topic: Will the well fail?
"""
SOURCES = """\
log:
  title: The log
  date: {from: 1900, to: 1901}
gauge:
  title: The gauge
  reliability: B
"""
TEXTS = (IN_LINES, IN_BRACKETS, MIXED, SOURCES)
WRITTEN = st.one_of(
    st.text(alphabet="ab :#,[]{}'\"|>-&*!%?~\n\r\t\x85\u2028", max_size=6),
    st.sampled_from(
        [
            "\n  ",
            "\n    ",
            "\n---\n",
            "\n...\n",
            "wet",
            ": ",
            "- a\n",
            "é",
            "\n\n",
            "|+\n\n",
            '"b"',
            "{c: 1}",
            "",
            " #x",
        ]
    ),
)
"""What is written over a stretch of a file: words, and whatever means something to YAML."""


def told(value: Value) -> Any:
    """Return a value with the places of everything in it."""
    if isinstance(value, Map):
        inner = {key: (value.keys_at[key], value.values_at[key], told(each)) for key, each in value.items()}
        return "map", value.closed, [*inner.items()]
    if isinstance(value, Seq):
        return "list", value.closed, [*zip(value.items_at, map(told, value), strict=True)]
    return value


def facts(document: Document) -> tuple[Any, ...]:
    """Return everything that a document says."""
    faults = [*document.problems], [*document.warnings], document.has_gaps
    return document.path, document.text, told(document.data), document.start, faults


@given(text=st.sampled_from(TEXTS), where=st.tuples(st.integers(0, 600), st.integers(0, 12)), written=WRITTEN)
def test_what_is_read_of_one_entry_is_what_reading_the_whole_file_gives(
    text: str, where: tuple[int, int], written: str
) -> None:
    """Whatever is written anywhere: either the whole is to be read, or nothing differs."""
    start = where[0] % (len(text) + 1)
    edited = text[:start] + written + text[start + where[1] :]
    again = read_again(edited, parse(text, "a.yml"))
    if again is not None:
        assert facts(again) == facts(parse(edited, "a.yml"))


@given(text=st.sampled_from(TEXTS), saves=st.lists(st.tuples(st.integers(0, 600), WRITTEN), min_size=2, max_size=5))
def test_one_edit_after_another_leads_to_the_same(text: str, saves: list[tuple[int, str]]) -> None:
    """What was read of one entry is as good a beginning for the next edit."""
    document = parse(text, "a.yml")
    for place, written in saves:
        start = place % (len(document.text) + 1)
        edited = document.text[:start] + written + document.text[start:]
        document = read_again(edited, document) or parse(edited, "a.yml")
        assert facts(document) == facts(parse(edited, "a.yml"))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (IN_LINES, "since April", "since\n      March"),
        (IN_LINES, "Spring was dry,", "Spring was wet,\n      or so,"),
        (IN_LINES, "May was dry.", "May was wet."),
        (IN_LINES, "The miller", "A miller"),
        (IN_BRACKETS, "Spring was dry.", "Spring was wet, for once."),
        (IN_BRACKETS, '"credibility": 3', '"credibility": 3,\n   "kind": "fact"'),
        (MIXED, "It has not rained", "It rained"),
        (SOURCES, "The log", "A log"),
    ],
)
def test_an_edit_within_one_entry_reads_no_other(text: str, before: str, after: str) -> None:
    """Words, further lines, another field: the entries above are the very same things as before."""
    first = parse(text, "a.yml")
    again = read_again(text.replace(before, after), first)
    assert again is not None
    assert facts(again) == facts(parse(text.replace(before, after), "a.yml"))


def test_what_is_not_edited_is_the_very_same() -> None:
    """Whatever was made of another entry can be kept."""
    before = parse(IN_LINES, "a.yml")
    after = read_again(IN_LINES.replace("Spring was dry", "Spring was wet"), before)
    assert isinstance(before.data, Map)
    assert after is not None
    assert isinstance(after.data, Map)
    old, new = before.data["claims"], after.data["claims"]
    assert isinstance(old, Map)
    assert isinstance(new, Map)
    assert [id_ for id_ in new if new[id_] is old[id_]] == ["no-rain", "dry-may"]
