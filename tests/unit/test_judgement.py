"""What a reader is told of a claim, from small arguments written as an editor would."""

import pytest

from claimgraph.diagnostics import Problems
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


@pytest.mark.parametrize(
    ("claims", "status", "why"),
    [
        (
            claim("dry", f", evidence: [{found('supports')}]"),
            "stands",
            "One finding supports it, and nothing that stands speaks against it.",
        ),
        (
            claim("dry", ", because: [{premises: [low]}]") + claim("low", ASSUMED),
            "stands",
            "One line of reasoning supports it, and nothing that stands speaks against it.",
        ),
        (
            claim("dry", kind="assumption"),
            "stands",
            "It is taken for granted, and nothing that stands speaks against it.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}, {found('contradicts')}]"),
            "contested",
            "One finding for it; one finding speaks against it; neither beats the other.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}], objections: [wet]") + claim("wet", ASSUMED),
            "contested",
            "One finding for it; one objection ([[wet]]) speaks against it; neither beats the other.",
        ),
        (
            claim("dry", f", evidence: [{found('supports')}], objections: [{{claim: wet, outweighs: It was seen.}}]")
            + claim("wet", ASSUMED),
            "defeated",
            "One objection ([[wet]]) speaks against it, and what supports it is outweighed or cut off.",
        ),
        (
            claim("dry", ", because: [{premises: [low], undercut: [rain]}]")
            + claim("low", ASSUMED)
            + claim("rain", ASSUMED),
            "defeated",
            "What would support it is cut off by [[rain]].",
        ),
        (
            claim("dry", ", objections: [wet]", kind="assumption") + claim("wet", ASSUMED),
            "defeated",
            "One objection ([[wet]]) speaks against it, and it is only taken for granted.",
        ),
        (claim("dry"), "unsupported", "No reason is given for it, and no evidence was found."),
        (
            claim("dry", ", because: [{premises: [low]}]") + claim("low"),
            "unsupported",
            "The reasoning for it needs [[low]], which nothing found supports.",
        ),
        (
            claim("dry", f", evidence: [{found('contradicts')}]"),
            "unsupported",
            "No support for it was found, and one finding speaks against it.",
        ),
        (
            claim("dry", f", evidence: [{found('qualifies')}, {found('context')}]"),
            "unsupported",
            "No reason is given for it, and no evidence was found.",
        ),
    ],
)
def test_a_claim_has_the_status_and_the_reason_that_a_reader_expects(tmp_path, claims, status, why):
    card = atlas(tmp_path, claims).card("dry")
    assert (card.status.name, card.why) == (status, why)


@pytest.mark.parametrize(("source", "then"), [("early", "stands"), ("late", "unsupported"), ("undated", "unsupported")])
def test_then_counts_only_what_was_certainly_known_by_the_day(tmp_path, source, then):
    card = atlas(tmp_path, claim("dry", f", evidence: [{found('supports', source)}]")).card("dry")
    assert (card.status.name, card.status_then.name) == ("stands", then)


def test_an_undercut_of_a_finding_takes_away_what_it_shows_and_leaves_the_finding(tmp_path):
    extra = f", evidence: [{found('supports', more=', undercut: [rain]')}]"
    judged = atlas(tmp_path, claim("dry", extra) + claim("rain", ASSUMED))
    assert judged.card("dry").status.name == "defeated"
    assert judged.judgement.now.statuses["dry/early"].value == "stands"


def test_an_objection_that_does_not_stand_itself_does_not_bite(tmp_path):
    claims = claim("dry", f", evidence: [{found('supports')}], objections: [wet]") + claim("wet")
    assert atlas(tmp_path, claims).card("dry").status.name == "stands"


def test_findings_of_one_origin_are_told_as_one(tmp_path):
    two = ", ".join(found("supports", s, ", origin: gauge") for s in ("early", "late"))
    card = atlas(tmp_path, claim("dry", f", evidence: [{two}]")).card("dry")
    assert card.why.startswith("Two findings from one origin support it")
