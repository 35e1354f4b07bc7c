"""What editors may say of how much a thing is worth: standards, force, relevance, nature, bounds of dates, outcomes."""

from __future__ import annotations

import pytest
from commands import command
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.argument import model as m
from claimgraph.argument.entries import SourcesFile, TopicFile
from claimgraph.argument.fingerprint import fingerprint
from claimgraph.diagnostics import Problems
from claimgraph.edit.printer import canonical
from claimgraph.pipeline import Project, check, load
from claimgraph.site import wording

HEAD = """\
title: Is the well dry?
question: Will there be water?
as-of: 1921-05-10
standard: clear
roots: [dry]
topics: [well]
people: {clerk: {name: The clerk}}
"""
SOURCES = """\
log: {title: Log, publisher: P, date: {not-after: 1921-05-10}, nature: record}
letter: {title: Letter, publisher: P, date: {from: 1921-04, to: 1921-06}, nature: testimony}
paper: {title: Paper, publisher: P, date: 1921-09-01}
"""
WELL = """\
topic: The well
claims:
  dry:
    claim: The well runs dry in August.
    kind: inference
    by: clerk
    standard: beyond-doubt
    because:
      - premises: [low]
        force: strong
        undercut: [rain, {claim: spring, weakens: true}]
    objections:
      - claim: spring
        force: weak
    evidence:
      - source: paper
        stance: outcome
        turned-out: false
        finding: It ran all August.
        credibility: 2
        credibility-why: Seen.
    ignore: {counted-twice: The spring is to stand in two places.}
  low:
    claim: The water is low.
    kind: fact
    by: clerk
    evidence:
      - {source: log, stance: supports, finding: F., relevance: indirect, credibility: 2, credibility-why: Read.}
      - {source: letter, stance: supports, finding: F., nature: opinion, credibility: 3, credibility-why: Said.}
  rain: {claim: It rains in July., kind: speculation, by: clerk}
  spring: {claim: A spring feeds the well., kind: fact, by: clerk, granted: It is known.}
"""


@pytest.fixture
def folder(tmp_path):
    write(tmp_path)
    return tmp_path


def write(folder, well=WELL, head=HEAD, sources=SOURCES):
    (folder / "claims/sources").mkdir(parents=True, exist_ok=True)
    (folder / "claims/argument.yml").write_text(head, "utf-8")
    (folder / "claims/well.yml").write_text(well, "utf-8")
    (folder / "claims/sources/s.yml").write_text(sources, "utf-8")


def test_the_model_has_what_the_editors_say(folder):
    problems = Problems()
    argument = load(Project(folder), problems)
    assert list(problems) == []
    dry, low = argument.claims["dry"], argument.claims["low"]
    assert (argument.standard, dry.standard, low.standard) == (m.Standard.CLEAR, m.Standard.BEYOND_DOUBT, None)
    assert (argument.standard_of(dry), argument.standard_of(low)) == (m.Standard.BEYOND_DOUBT, m.Standard.CLEAR)
    assert (dry.because[0].force, dry.objections[0].force) == (m.Force.STRONG, m.Force.WEAK)
    assert [(each.claim.id, each.weakens) for each in dry.because[0].undercut] == [("rain", False), ("spring", True)]
    assert [item.relevance for item in low.evidence] == [m.Relevance.INDIRECT, m.Relevance.DIRECT]
    assert [argument.nature_of(item) for item in low.evidence] == [m.Nature.RECORD, m.Nature.OPINION]


def test_an_outcome_counts_now_and_on_the_side_that_it_went(folder):
    argument = load(Project(folder), Problems())
    (item,) = argument.claims["dry"].evidence
    assert (item.turned_out, item.speaks_for, argument.known_then(item)) == (False, False, False)
    assert wording.hindsight(item, None, argument.as_of) == ("what became known afterwards: it turned out to be false")


def test_the_later_bound_of_a_date_decides_what_was_known_then(folder):
    argument = load(Project(folder), Problems())
    log, letter = argument.claims["low"].evidence
    assert (argument.known_then(log), argument.known_then(letter)) == (True, False)
    dates = [argument.sources[id_].date for id_ in ("log", "letter", "paper")]
    assert [wording.day(date) for date in dates] == [
        "by 10 May 1921",
        "between April 1921 and June 1921",
        "1 September 1921",
    ]
    assert [wording.later(date, argument.as_of) for date in dates] == [
        None,
        "dated only by its bounds, so counted only now",
        "known only later",
    ]


DAYS = st.dates().map(lambda day: m.PartialDate(f"{day.year:04}-{day.month:02}-{day.day:02}"))


@given(DAYS, DAYS, DAYS)
def test_bounds_are_known_by_a_day_as_their_end_is(start, end, day):
    assert m.DateBounds(start, end).known_by(day) == end.known_by(day) == m.DateBounds(None, end).known_by(day)


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("standard: beyond-doubt", "standard: beyond-dout", "beyond-doubt"),
        ("force: strong", "force: stong", "strong"),
        ("force: weak", "force: weka", "weak"),
        ("relevance: indirect", "relevance: indirekt", "indirect"),
        ("nature: opinion", "nature: opinoin", "opinion"),
    ],
)
def test_a_word_that_is_none_is_an_error_with_the_one_that_was_meant(folder, old, new, meant):
    write(folder, WELL.replace(old, new))
    (problem,) = [each for each in check(Project(folder)) if each.rule.code == "unknown-value"]
    assert problem.hint == f'did you mean "{meant}"?'


def test_a_review_goes_stale_with_what_a_thing_is_worth_and_only_then(folder):
    def forms(well):
        write(folder, well)
        argument = load(Project(folder), Problems())
        return fingerprint(argument, argument.claims["dry"]).split("-")[0]

    changes = [
        ("standard: beyond-doubt", "standard: clear"),
        ("force: strong", "force: fair"),
        ("force: weak", "force: fair"),
        ("turned-out: false", "turned-out: true"),
        (", weakens: true", ""),
    ]
    made = [forms(WELL), *(forms(WELL.replace(*change)) for change in changes)]
    assert len(set(made)) == len(made)
    assert forms(WELL.replace("{claim: spring, weakens: true}", "{weakens: true, claim: spring}")) == made[0]
    assert forms(WELL.replace("        force: strong\n", "")) == made[2]  # fair is what it is worth by itself


def test_rename_and_fmt_know_the_new_places(folder):
    done = command("rename", "spring", "source-of-water", cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (folder / "claims/well.yml").read_text()
    assert "{claim: source-of-water, weakens: true}" in text
    assert "claim: source-of-water\n" in text
    force, premises = "        force: strong\n", "premises: [low]\n"
    moved = text.replace(force, "").replace(premises, f"{force.strip()}\n        {premises}")
    assert moved != text
    assert canonical(moved, TopicFile) == canonical(text, TopicFile)
    assert "date: {from: 1921-04, to: 1921-06}" in canonical(SOURCES, SourcesFile)


def test_new_writes_them(folder):
    done = command(
        *("new", "evidence", "rain", "--source", "log", "--stance", "outcome", "--turned-out", "false"),
        *("--finding", "No rain.", "--relevance", "marginal", "--nature", "analysis", "--no-hints"),
        cwd=folder,
    )
    assert done.returncode == 1
    assert "rain is written in brackets" in done.stderr
    done = command(
        *("new", "evidence", "low", "--source", "paper", "--stance", "outcome", "--turned-out", "false"),
        *("--finding", "No rain.", "--relevance", "marginal", "--nature", "analysis", "--no-hints"),
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    assert "turned-out: false\n" in (folder / "claims/well.yml").read_text()
    item = load(Project(folder), Problems()).claims["low"].evidence[-1]
    assert (item.turned_out, item.relevance, item.nature) == (False, m.Relevance.MARGINAL, m.Nature.ANALYSIS)
