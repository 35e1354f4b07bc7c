"""The audit names what an editor should look at, and fingerprints tell what made a review stale."""

from pathlib import Path

import pytest

from claimgraph.argument.fingerprint import fingerprint, what_changed
from claimgraph.diagnostics import Problems
from claimgraph.judging.audit import Audit
from claimgraph.pipeline import Project, judge_sound

HEAD = "title: T\nquestion: Q\nroots: [dry]\ntopics: [well]\npeople: {clerk: {name: C}}\n"
SOURCES = "good: {title: G, publisher: P, reliability: B}\npoor: {title: P, publisher: Q, reliability: E}\n"


def judged(tmp_path, claims):
    folder = tmp_path / "claims"
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "argument.yml").write_text(HEAD)
    (folder / "sources/all.yml").write_text(SOURCES)
    (folder / "well.yml").write_text("topic: W\nclaims:\n" + claims)
    return judge_sound(Project(Path(tmp_path)), Problems())


def remarks(judgement):
    return {name: [(r.claim.id, r.what) for r in found] for name, _, found in Audit(judgement).all()}


def finding(source, more=""):
    return f"{{source: {source}, stance: supports, finding: F., credibility: 2, credibility-why: W.{more}}}"


TWO = ", ".join(finding(source, ", origin: log") for source in ("good", "poor"))
WET = "  wet: {claim: W, kind: fact, by: clerk, granted: G}\n"


@pytest.mark.parametrize(
    ("name", "claims", "expected"),
    [
        ("not-examined", "  dry: {claim: D, kind: fact, by: clerk}\n", [("dry", "")]),
        (
            "single-source",
            f"  dry: {{claim: D, kind: fact, by: clerk, evidence: [{finding('good')}, {finding('good')}]}}\n",
            [("dry", "P")],
        ),
        (
            "counted-once",
            f"  dry: {{claim: D, kind: fact, by: clerk, evidence: [{TWO}]}}\n",
            [("dry", "2 reasons for it count as one")],
        ),
        (
            "poor-sources",
            f"  dry: {{claim: D, kind: fact, by: clerk, evidence: [{finding('poor')}]}}\n",
            [("dry", "graded E")],
        ),
        (
            "unanswered-objections",
            "  dry: {claim: D, kind: assumption, by: clerk, objections: [wet]}\n" + WET,
            [("dry", "[[wet]]")],
        ),
        (
            "open-questions",
            "  dry: {claim: D, kind: fact, by: clerk, because: [{premises: [wet], scheme: sign}]}\n" + WET,
            [("dry", "How strong is the link between A and B?")],
        ),
        ("gaps", "  dry: {claim: D, kind: fact, by: clerk, gaps: [A log.]}\n", [("dry", "A log.")]),
    ],
)
def test_each_audit_names_the_claim_and_what_to_look_at(tmp_path, name, claims, expected):
    assert remarks(judged(tmp_path, claims))[name] == expected


REVIEWED = (
    "  dry: {{claim: D, kind: fact, by: clerk, because: [{{premises: [low, hot]}}], "
    "reviewed: {{on: 2022-01-01, by: me, of: {of}}}}}\n"
    "  low: {{claim: {low}, kind: fact, by: clerk, granted: G}}\n"
    "  hot: {{claim: It is hot., kind: fact, by: clerk, granted: G}}\n"
)


def test_a_reworded_premise_makes_the_review_above_it_stale_and_says_which(tmp_path):
    before = judged(tmp_path, REVIEWED.format(of="x", low="It is low.")).graph.argument
    of = fingerprint(before, before.claims["dry"])
    same = judged(tmp_path, REVIEWED.format(of=of, low="It is low.")).graph.argument
    assert what_changed(same, same.claims["dry"]) == ()
    after = judged(tmp_path, REVIEWED.format(of=of, low="It is lower.")).graph.argument
    assert [*map(str, what_changed(after, after.claims["dry"]))] == ["the wording of low"]
    assert remarks(judged(tmp_path, REVIEWED.format(of=of, low="It is lower.")))["stale-reviews"] == [
        ("dry", "changed since: the wording of [[low]]")
    ]
