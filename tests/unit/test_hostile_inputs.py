"""Inputs that are made to cost much cost little, and the report says what is wrong with them."""

from random import Random

import pytest
from dry_well import report
from hostile_inputs import KINDS, measure, write

from claimgraph.argument.code_spans import code_spans
from claimgraph.argument.sizes import LONGEST_TEXT
from claimgraph.argument.yaml_nodes import parse
from claimgraph.diagnostics import Diagnostic, Place, Problems, did_you_mean, rules
from claimgraph.diagnostics.problems import MOST_IN_ALL

HEAVIEST = ("claims that are lists", "a claim in other letters", "a key given again and again", "fences in a page")
"""Kinds that cost most of time or memory before they were bounded."""
MANY_FILES = {name for name, kind in KINDS.items() if len(kind.files(3)) > 2}


@pytest.mark.parametrize("name", HEAVIEST)
def test_a_hostile_input_of_full_size_is_checked_within_two_seconds_and_200_megabytes(name, tmp_path):
    kind = KINDS[name]
    write(tmp_path, kind.files(kind.full))
    cost = measure(tmp_path)
    assert cost.code == (1 if kind.says else 0)
    assert kind.says is None or f"[{kind.says}]" in cost.said
    assert cost.seconds < 4  # twice the bound, for machines that are busy with other tests
    assert cost.megabytes < 200


@pytest.mark.parametrize("name", [name for name in KINDS if name not in MANY_FILES])
def test_every_kind_of_hostile_input_is_reported_briefly_and_without_a_fault_of_the_tool(name, tmp_path):
    write(tmp_path, KINDS[name].files(min(KINDS[name].full, 120)))
    said = report(tmp_path)
    assert len(said) < 400_000
    assert max(map(len, said.splitlines())) < 2_000


def test_a_line_of_megabytes_is_clipped_where_it_is_shown(tmp_path):
    words = ", ".join(["'" + "x" * 9_000 + "'"] * 300)
    write(tmp_path, {"claims/well.yml": f"topic: The well\nclaims: {{dry: {{stated: [{words}], claim: It.}}}}\n"})
    assert max(map(len, report(tmp_path).splitlines())) < 1_000


def test_an_alias_is_refused_before_anything_is_made_of_it():
    laughs = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    document = parse(laughs, "claims/well.yml")
    assert {problem.rule.code for problem in document.problems} == {"yaml-alias"}
    assert all(value == [None, None] for value in list(document.data.values())[1:])


def test_reading_stops_where_a_file_has_too_many_faults_of_its_yaml():
    document = parse("a: 1\n" * 300, "claims/well.yml")
    assert [problem.rule.code for problem in document.problems] == ["duplicate-key"] * 100 + ["many-faults"]
    assert document.data is None


def test_a_text_of_the_greatest_length_is_still_read():
    document = parse(f"note: {'x' * LONGEST_TEXT}\n", "claims/well.yml")
    assert document.problems == []


def test_the_hint_of_a_diagnostic_is_looked_for_only_once_it_is_shown():
    asked = []
    problems = Problems()
    for line in range(1, 301):
        hint = lambda line=line: asked.append(line) or "look here"  # noqa: E731 - it must not run
        problems.add(rules.UNKNOWN_CLAIM.at(Place("claims/well.yml", line), id="x", hint=hint))
    shown = list(problems)
    assert asked == []
    assert [each.hint for each in shown[:2]] == ["look here", "look here"]
    assert (len(shown), shown[-1].rule, problems.count(shown[0].severity)) == (101, rules.MANY_FAULTS, 300)


def test_of_many_files_with_a_fault_each_the_first_thousand_are_shown():
    problems = Problems()
    for number in range(MOST_IN_ALL + 7):
        problems.add(rules.UNREAD_FILE.at(Place(f"claims/parts/{number:05}.yml")))
    shown = list(problems)
    assert len(shown) == MOST_IN_ALL + 1
    assert shown[-1].message == "7 more errors are not shown; mend those before it first"


def test_warnings_and_errors_do_not_hide_each_other():
    problems = Problems()
    for number in range(MOST_IN_ALL + 7):
        problems.add(rules.UNUSED_SOURCE.at(Place("claims/sources/all.yml", number + 1), id="x"))
    problems.add(rules.UNKNOWN_CLAIM.at(Place("claims/well.yml"), id="x"))
    assert rules.UNKNOWN_CLAIM in {each.rule for each in problems}


def test_a_word_of_an_editor_is_clipped_in_a_message():
    found: Diagnostic = rules.UNKNOWN_CLAIM.at(Place("claims/well.yml"), id="x" * 40_000)
    assert len(found.message) < 700
    assert did_you_mean("x" * 40_000, ["x" * 39_999]) is None


def test_code_in_a_page_ends_where_markdown_ends_it():
    page = "a `b` c\n\n````\n```\n````\n\n`` d ` e `` ~~~\n~~~\nf\n~~~\ng ` h"
    assert [page[start:end] for start, end in code_spans(page)] == [
        "`b`",
        "````\n```\n````",
        "`` d ` e ``",
        "~~~\nf\n~~~",
    ]


def test_stretches_of_code_never_overlap_and_come_in_order():
    choose = Random(1)
    for _ in range(2_000):
        page = "".join(choose.choices(["`", "``", "```", "~~~", "\n", " ", "a"], k=14))
        ends = [place for span in code_spans(page) for place in span]
        assert ends == sorted(ends)
