"""An editor ignores one check on one item, with a reason; nothing else is hidden by it, and readers see it."""

import re

import pytest
from market_square import SOUND

from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, check, judge_sound, render

UNGRADED = """\
    evidence:
      - {source: gazette, stance: supports, finding: The Gazette counted three stalls.}
"""
FAIR = f"""\
topic: The fair
claims:
  fair-was-on:
    claim: The fair was held on Sunday.
    kind: fact
    by: clerk
{UNGRADED}"""
OTHER = f"""\
  fair-was-small:
    claim: The fair had three stalls.
    kind: fact
    by: clerk
{UNGRADED}"""
REASON = "    ignore: {ungraded-evidence: The grade is being *argued* about.}\n"
ALMANAC = SOUND["claims/sources/papers.yml"] + "almanac:\n  title: The almanac\n  publisher: The printers\n"
GREETING = SOUND["claims/passages.yml"].replace(", no-claim: A greeting.", "")


def project(tmp_path, **files):
    changed = {f"claims/{name.replace('__', '/')}.yml": text for name, text in files.items()}
    for name, text in (SOUND | changed).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Project(tmp_path)


def codes(project):
    return [problem.rule.code for problem in check(project)]


@pytest.mark.parametrize(
    ("code", "spoiled", "ignoring"),
    [
        ("ungraded-evidence", {"fair": FAIR}, {"fair": FAIR + REASON}),
        ("ungraded-evidence", {"fair": FAIR}, {"fair": "ignore: {ungraded-evidence: A reason.}\n" + FAIR}),
        ("ungraded-evidence", {"fair": FAIR}, {"fair": FAIR + "ignore: {ungraded-evidence: A reason.}\n"}),
        (
            "unused-source",
            {"sources__papers": ALMANAC},
            {"sources__papers": ALMANAC + "  ignore: {unused-source: A reason.}\n"},
        ),
        (
            "unclaimed-passage",
            {"passages": GREETING},
            {"passages": GREETING.replace("Good day.}", "Good day., ignore: {unclaimed-passage: A reason.}}")},
        ),
        (
            "unclaimed-passage",
            {"passages": GREETING},
            {"passages": GREETING + "ignore: {unclaimed-passage: A reason.}\n"},
        ),
    ],
    ids=["claim", "top of a topic", "foot of a topic", "source", "passage", "file of passages"],
)
def test_a_warning_is_ignored_where_an_editor_says_so(code, spoiled, ignoring, tmp_path):
    assert codes(project(tmp_path, **spoiled)) == [code]
    problems = check(project(tmp_path, **ignoring))
    assert list(problems) == []
    assert [ignored.diagnostic.rule.code for ignored in problems.ignored] == [code]
    assert problems.ignored[0].reason


def test_what_is_ignored_on_one_claim_is_still_reported_on_the_next(tmp_path):
    found = list(check(project(tmp_path, fair=FAIR + REASON + OTHER)))
    assert [(problem.rule.code, problem.place.line) for problem in found] == [("ungraded-evidence", 15)]


def test_what_is_ignored_on_one_claim_is_still_reported_on_the_one_before(tmp_path):
    text = FAIR + OTHER + REASON
    found = list(check(project(tmp_path, fair=text)))
    assert [(problem.rule.code, problem.place.line) for problem in found] == [("ungraded-evidence", 8)]


def test_other_checks_are_not_ignored_with_it(tmp_path):
    text = FAIR + "    likelihood: probabel\n" + REASON
    assert codes(project(tmp_path, fair=text)) == ["unknown-likelihood"]


def test_an_ignore_that_covers_nothing_is_reported_at_its_code(tmp_path):
    text = "ignore: {ungraded-evidence: Nothing is left for this one.}\n" + FAIR + REASON
    found = list(check(project(tmp_path, fair=text)))
    assert [(problem.rule.code, str(problem.place)) for problem in found] == [("unused-ignore", "claims/fair.yml:1:10")]


def test_an_ignore_is_not_called_unused_while_files_cannot_be_read(tmp_path):
    spoiled = "gazette: {title: T, publisher: P, date: tomorrow}\n"
    ignoring = ALMANAC + "  ignore: {unused-source: A reason.}\n"
    assert codes(project(tmp_path, sources__papers=ignoring, sources__more=spoiled)) == ["bad-date", "duplicate-id"]


def test_the_report_of_an_unused_ignore_cannot_be_ignored(tmp_path):
    text = SOUND["claims/fair.yml"] + "    ignore: {unused-ignore: A reason., ungraded-evidence: A reason.}\n"
    assert codes(project(tmp_path, fair=text)) == ["unused-ignore", "unused-ignore"]


@pytest.mark.parametrize(
    ("ignore", "code"),
    [
        ("{ungraded-evidence: ''}", "empty-text"),
        ("{ungraded-evidence: }", "empty-text"),
        ("ungraded-evidence", "wrong-type"),
        ("{ungraded-evidence: 'See [[no-such-claim]].'}", "unknown-claim"),
        ("{ungraded-evidence: 'See [this](javascript:x).'}", "unsafe-link"),
    ],
)
def test_a_reason_is_required_and_is_prose(ignore, code, tmp_path):
    assert code in codes(project(tmp_path, fair=f"{FAIR}    ignore: {ignore}\n"))


def test_readers_see_what_is_ignored_and_why(tmp_path):
    files = {
        "fair": "ignore: {unused-source: The whole file.}\n" + FAIR + REASON,
        "sources__papers": ALMANAC + "  ignore: {unused-source: It is to be read.}\n",
        "passages": GREETING.replace("Good day.}", "Good day., ignore: {unclaimed-passage: A greeting.}}"),
    }
    pages = {
        page.page.path: page.html for page in render(judge_sound(project(tmp_path, **files), Problems())).rendered()
    }
    listed = pages["review"].partition('id="ignored"')[2].partition('id="standards"')[0]
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr><td>.*?</tr>", listed)]
    cells = [[cell for cell in row.split("|") if cell] for row in rows]
    assert cells == [
        ["unused-source", "claims/fair.yml", "The whole file.", "claims/fair.yml:1"],
        ["ungraded-evidence", "The fair was held on Sunday.", "The grade is being ", "argued", " about.",
         "claims/fair.yml:10"],
        ["unused-source", "The almanac", "It is to be read.", "claims/sources/papers.yml:11"],
        ["unclaimed-passage", "Good day.", "A greeting.", "claims/passages.yml:5"],
    ]  # fmt: skip
    for link in ("../diagnostics/ungraded-evidence/", "../claims/fair-was-on/", "../sources/almanac/", "../read/#S3"):
        assert f'href="{link}"' in listed
