"""What a reader is told of a claim, from small arguments written as an editor would."""

import pytest

from claimgraph.diagnostics import Problems
from claimgraph.judging.model import Label
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.atlas import Atlas

HEAD = """\
title: The well
question: Is it dry?
as-of: 1921-05-01
roots: [dry]
topics: [well]
people: {clerk: {name: The clerk}}
"""
SOURCES = """\
early: {title: Early, publisher: P, date: 1921-04}
late: {title: Late, publisher: P, date: 1921-06-01}
undated: {title: Undated, publisher: P}
"""


def atlas(tmp_path, claims):
    folder = tmp_path / "claims"
    (folder / "sources").mkdir(parents=True)
    (folder / "argument.yml").write_text(HEAD)
    (folder / "sources/all.yml").write_text(SOURCES)
    (folder / "well.yml").write_text("topic: The well\nclaims:\n" + claims)
    return Atlas(judge_sound(Project(tmp_path), Problems()))


def claim(id_, extra="", kind="fact"):
    return f"  {id_}: {{claim: It is {id_}., kind: {kind}, by: clerk{extra}}}\n"


def found(stance, source="early", more=""):
    return f"{{source: {source}, stance: {stance}, finding: F., credibility: 2, credibility-why: W.{more}}}"


ASSUMED = ", granted: Everybody knows."


GAP = ", gaps: [A log of the depth.]"


@pytest.mark.parametrize(
    ("claims", "status", "why"),
    [
        (
            claim("dry", f", evidence: [{found('supports')}]"),
            "stands",
            "One finding supports it. Nothing speaks against it.",
        ),
        (
            claim("dry", ", because: [{premises: [low]}]") + claim("low", ASSUMED),
            "stands-if-granted",
            "It stands only if you grant [[low]]. Nothing speaks against it.",
        ),
        (
            claim("dry", kind="assumption"),
            "taken-as-given",
            "It is taken as given: nothing here shows it. Nothing speaks against it.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}, {found('contradicts', 'late')}]"),
            "contested",
            "One finding speaks for it, and one finding speaks against it. Neither side clearly wins.",
        ),
        (
            claim("dry", f", standard: beyond-doubt, evidence: [{found('supports')}]"),
            "contested",
            "One finding speaks for it, but its standard of proof asks for more.",
        ),
        (
            claim("dry", ", standard: beyond-doubt", kind="assumption"),
            "contested",
            "It is granted, but its standard of proof asks for more.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}], objections: [wet]") + claim("wet", ASSUMED),
            "contested",
            "One finding speaks for it, and one objection ([[wet]]) speaks against it. Neither side clearly wins.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}], objections: [{{claim: wet, outweighs: It was seen.}}]")
            + claim("wet", ASSUMED),
            "outweighed",
            "One objection ([[wet]]) speaks against it. One finding for it weighs less.",
        ),
        (
            claim("dry", ", because: [{premises: [low], undercut: [rain]}]")
            + claim("low", ASSUMED)
            + claim("rain", ASSUMED),
            "cut-off",
            "The reason for it fails: [[rain]] breaks it.",
        ),
        (
            claim("dry", f", evidence: [{found('contradicts')}]"),
            "outweighed",
            "One finding speaks against it. Nothing that holds speaks for it.",
        ),
        (
            claim("dry", f", evidence: [{found('supports').replace('credibility: 2', 'credibility: 5')}]"),
            "weak",
            "One finding for it is too little: its standard of proof asks for more.",
        ),
        (
            claim("dry"),
            "not-examined",
            "Nothing here speaks for it, and no search is on record.",
        ),
        (claim("dry", kind="value"), "no-reason", "No reason that holds is given for it."),
        (claim("dry", GAP), "nothing-found", "Evidence was looked for and not found."),
        (
            claim("dry", ", because: [{premises: [low]}]" + GAP) + claim("low"),
            "nothing-found",
            "Evidence was looked for and not found. The reason for it needs [[low]], which does not stand.",
        ),
        (
            claim("dry", f", evidence: [{found('qualifies')}, {found('context')}]"),
            "not-examined",
            "Nothing here speaks for it, and no search is on record.",
        ),
    ],
)
def test_a_claim_has_the_status_and_the_reason_that_a_reader_expects(tmp_path, claims, status, why):
    card = atlas(tmp_path, claims).card("dry")
    assert (card.status.name, card.why) == (status, why)


@pytest.mark.parametrize(
    ("source", "then"), [("early", "stands"), ("late", "not-examined"), ("undated", "not-examined")]
)
def test_then_counts_only_what_was_certainly_known_by_the_day(tmp_path, source, then):
    card = atlas(tmp_path, claim("dry", f", evidence: [{found('supports', source)}]")).card("dry")
    assert (card.status.name, card.status_then.name) == ("stands", then)


def test_an_undercut_of_a_finding_takes_away_what_it_shows_and_leaves_the_finding(tmp_path):
    extra = f", evidence: [{found('supports', more=', undercut: [rain]')}]"
    judged = atlas(tmp_path, claim("dry", extra) + claim("rain", ASSUMED))
    assert judged.card("dry").status.name == "cut-off"
    assert judged.judgement.now.label("dry/early") is Label.OUT


def test_an_objection_that_does_not_stand_itself_does_not_bite(tmp_path):
    claims = claim("dry", f", evidence: [{found('supports')}], objections: [wet]") + claim("wet")
    assert atlas(tmp_path, claims).card("dry").status.name == "stands"


def test_findings_of_one_origin_are_told_as_one(tmp_path):
    two = ", ".join(found("supports", s, ", origin: gauge") for s in ("early", "late"))
    card = atlas(tmp_path, claim("dry", f", evidence: [{two}]")).card("dry")
    assert card.why.startswith("Two findings from one origin support it")
