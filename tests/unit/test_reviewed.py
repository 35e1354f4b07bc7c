"""``reviewed``: the form in which a claim was reviewed is written into its file, and nothing else changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import command
from project import ROOT, change, tree

from claimgraph.argument.fingerprint import what_changed
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, load

WELL = ROOT / "tests/arguments/well"
BY = ("--by", "A. Miller", "--on", "1921-05-11")


@pytest.fixture
def well(tmp_path) -> Path:
    shutil.copytree(WELL, tmp_path / "well")
    return tmp_path / "well"


def reviewed(folder, *words, **environment):
    return command("reviewed", *words, cwd=folder, **environment)


def changed(folder):
    """Return, of every reviewed claim, what changed since."""
    argument = load(Project(folder), Problems())
    return {id_: [*map(str, what_changed(argument, it))] for id_, it in argument.claims.items() if it.reviewed}


def test_a_review_is_added_below_the_last_field_of_the_claim(well):
    before = (well / "claims/water.yml").read_text()
    done = reviewed(well, "rain-feeds-well", *BY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "reviewed on 1921-05-11 by A. Miller: rain-feeds-well\n"
    last = "    unstated: The forecast follows from the weather only so.\n"
    review = "    reviewed: {on: 1921-05-11, by: A. Miller, of: b5a4c5a9c1c8}\n"
    now = (well / "claims/water.yml").read_text()
    assert now.partition("of: ")[0] == before.partition(last)[0] + last + review.partition("of: ")[0]
    assert now.partition("}\n  no-rain:")[2] == before.partition("\n  no-rain:")[2]
    assert changed(well) == {"rain-feeds-well": []}


def test_a_later_review_stands_below_the_earlier_one_which_keeps_its_words(well):
    with (well / "claims/clerk.yml").open("a") as file:
        file.write('    reviewed: # by hand\n      by: "B. Baker" # the baker\n      on: 1921-05-10\n      of: "0-0"\n')
    before = (well / "claims/clerk.yml").read_text().splitlines()
    assert changed(well) == {"clerk-reads-gauge": ["something that its fingerprint does not tell"]}
    assert reviewed(well, "clerk-reads-gauge", *BY).returncode == 0
    now = (well / "claims/clerk.yml").read_text().splitlines()
    assert now[:-5] == before[:-4]
    assert now[-5:-1] == [
        "    reviewed: # by hand",
        "      - on: 1921-05-10",
        '        by: "B. Baker"  # the baker',
        '        of: "0-0"',
    ]
    assert now[-1].startswith("      - {on: 1921-05-11, by: A. Miller, of: ")
    assert changed(well) == {"clerk-reads-gauge": []}


def test_each_reviewer_has_a_fingerprint_of_their_own_and_a_claim_is_stale_when_none_of_them_holds(well):
    reviewed(well, "no-rain", *BY)
    change(well / "claims/water.yml", "origin: school", "origin: teacher")
    reviewed(well, "no-rain", "--by", "B. Baker", "--on", "1921-06-01")
    first, second = load(Project(well), Problems()).claims["no-rain"].reviewed
    assert (first.by, second.by) == ("A. Miller", "B. Baker")
    assert first.of != second.of
    assert changed(well) == {"no-rain": []}
    change(well / "claims/water.yml", "stance: contradicts", "stance: context")
    assert changed(well) == {"no-rain": ["the finding of gauge"]}
    change(
        well / "claims/water.yml",
        "stance: context\n        finding: The gauge",
        "stance: contradicts\n        finding: The gauge",
    )
    change(well / "claims/water.yml", "origin: teacher", "origin: school")
    assert changed(well) == {"no-rain": []}, "the first holds again"


def test_the_same_review_is_not_written_twice(well):
    reviewed(well, "no-rain", *BY)
    assert reviewed(well, "no-rain", *BY).stdout == "nothing to change\n"


def test_what_had_changed_is_told(well):
    reviewed(well, "no-rain", *BY)
    change(well / "claims/sources/all.yml", "reliability: C", "reliability: E")
    change(well / "claims/water.yml", "finding: The gauge shows", "finding: The gauge showed")
    tried = reviewed(well, "--all-stale", *BY, "--dry-run")
    assert tried.stderr == "  no-rain had changed: the finding of gauge; the grade or the date of letter\n"
    done = reviewed(well, "--all-stale", "--by", "B. Baker", "--on", "1921-06-01")
    assert done.stdout.splitlines() == [
        "reviewed on 1921-06-01 by B. Baker: no-rain",
        "  no-rain had changed: the finding of gauge; the grade or the date of letter",
    ]


def test_all_stale_reviews_are_renewed_and_no_others(well):
    reviewed(well, "well-will-fail", "no-rain", *BY)
    change(well / "claims/water.yml", "The well is fed by rain.", "The well is fed by rain alone.")
    done = reviewed(well, "--all-stale", "--by", "B. Baker", "--on", "1921-06-01")
    assert done.stdout.splitlines() == [
        "reviewed on 1921-06-01 by B. Baker: well-will-fail",
        "  well-will-fail had changed: the wording of rain-feeds-well",
    ]
    assert (well / "claims/water.yml").read_text().count("by: A. Miller") == 2
    assert changed(well) == {"well-will-fail": [], "no-rain": []}
    assert reviewed(well, "--all-stale", *BY).stdout == "nothing to change\n"


def test_a_review_that_is_long_is_written_in_lines(well):
    reviewed(
        well, "rain-feeds-well", "--by", "A. Miller: miller, baker, sexton, and the clerk's brother-in-law", *BY[2:]
    )
    text = (well / "claims/water.yml").read_text()
    assert 'reviewed:\n      on: 1921-05-11\n      by: "A. Miller: miller, baker, sexton, and' in text
    assert changed(well) == {"rain-feeds-well": []}


def test_the_reviewer_is_who_git_knows_and_the_day_is_today(well, tmp_path):
    (tmp_path / "gitconfig").write_text("[user]\nname = G. Clerk\n")
    done = reviewed(well, "no-rain", GIT_CONFIG_GLOBAL=str(tmp_path / "gitconfig"))
    assert done.stdout.endswith("by G. Clerk: no-rain\n")
    done = reviewed(well, "no-rain", GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    assert done.returncode == 2
    assert "git knows no name here: say who reviewed with --by" in done.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("no-rian", *BY), 'no claim "no-rian" that can be read: did you mean "no-rain"?'),
        (("no-rain", "--by", "x", "--on", "May"), '"May" is not a date: write YYYY-MM-DD'),
        ((), "name the claims, or give --all-stale"),
        (("no-rain", "--all-stale"), "name the claims, or give --all-stale"),
    ],
)
def test_what_cannot_be_reviewed_is_one_clear_line(well, words, complaint):
    before = tree(well)
    done = reviewed(well, *words)
    assert done.returncode in {1, 2}
    assert complaint in done.stderr
    assert tree(well) == before


def test_a_claim_is_not_reviewed_while_a_premise_is_missing(well):
    change(well / "claims/water.yml", "generalisation: rain-feeds-well", "generalisation: rain-feeds-wel")
    done = reviewed(well, "well-will-fail", *BY)
    assert done.returncode == 1
    assert '"well-will-fail" rests on something that is not there or cannot be read' in done.stderr
