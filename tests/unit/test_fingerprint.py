"""Fingerprints: a review holds as long as what the status rests on is the same, and says what is not."""

import shutil

import pytest
from commands import command
from project import ROOT, change

WATER, SOURCES, HEAD = "claims/water.yml", "claims/sources/all.yml", "claims/argument.yml"
PROOF = "its kind, its standard of proof, what is granted or what is looked for"
REASON = "the reason from [[no-rain]] and [[rain-feeds-well]]"
REVIEWED = ("no-rain", "well-will-fail", "spring-feeds-well")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reviewed") / "well"
    shutil.copytree(ROOT / "tests/arguments/well", folder)
    assert command("reviewed", *REVIEWED, "--by", "A. Miller", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def well(reviewed, tmp_path):
    shutil.copytree(reviewed, tmp_path / "well")
    return tmp_path / "well"


def stale(folder):
    """Return what the audit says of reviews that no longer hold."""
    told = command("check", "--audit", cwd=folder).stdout
    lines = told.partition("stale-reviews (")[2].partition("\n\n")[0].splitlines()[1:]
    return [line.partition(".yml:")[2].partition(" ")[2] for line in lines]


def test_a_review_holds_at_first(well):
    assert stale(well) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            WATER,
            "{generalisation: rain-feeds-well, occurrence: no-rain}",
            "{occurrence: no-rain, generalisation: rain-feeds-well}",
            id="roles in another order",
        ),
        pytest.param(WATER, "  no-rain:\n", "  # a remark\n  no-rain:\n", id="a comment"),
        pytest.param(WATER, "origin: school\n", "origin: school # daily\n", id="a comment beside a grade"),
        pytest.param(
            WATER,
            "claim: The well will fail by August.",
            "claim: >-\n      The well\n      will fail by August.",
            id="broken lines",
        ),
        pytest.param(
            WATER,
            "    stated: P1S1\n",
            "    stated: P1S1\n    note: A remark.\n    short: No rain\n",
            id="notes and names",
        ),
        pytest.param(
            WATER, "credibility-why: Read daily.", "credibility-why: Read every day.", id="the reason for a grade"
        ),
        pytest.param(WATER, "need: The depth of the water.", "need: How deep the water is.", id="the words of a gap"),
        pytest.param(WATER, "changes-if: [A week of rain.]", "changes-if: [Rain.]", id="what would change it"),
        pytest.param(SOURCES, "title: Log of the rain gauge", "title: Rain log", id="the title of a source"),
        pytest.param(
            SOURCES,
            "reliability-why: Kept daily by the teacher.",
            "reliability-why: By the teacher.",
            id="the reason for its grade",
        ),
        pytest.param(
            WATER,
            "    claim: The well has never failed.",
            "    note: By the clerk.\n    claim: The well has never failed.",
            id="a note on an objecting claim",
        ),
    ],
)
def test_what_the_status_does_not_rest_on_leaves_a_review_fresh(well, file, old, new):
    change(well / file, old, new)
    assert stale(well) == []


def test_a_pattern_and_roles_that_give_the_step_the_same_force_leave_a_review_fresh(well):
    text = (well / WATER).read_text()
    start, end = text.index("      - premises: {generalisation"), text.index("        undercut: [spring")
    step = "      - premises: [no-rain, rain-feeds-well]\n        warrant: Without rain, the water sinks.\n"
    (well / WATER).write_text(text[:start] + step + text[end:])
    assert stale(well) == []


def test_findings_and_sources_in_another_order_and_claims_in_another_file_leave_a_review_fresh(well):
    text = (well / WATER).read_text()
    head, gauge, rest = text.partition("      - source: gauge\n")
    finding, almanac, after = rest.partition("      - source: almanac\n")
    diary_at = after.index("  spring-feeds-well:")
    before_reviewed, reviewed_line, tail = after[:diary_at].partition("    reviewed:")
    text = head + almanac + before_reviewed + gauge + finding + reviewed_line + tail + after[diary_at:]
    start = text.index("  well-never-failed:")
    (well / WATER).write_text(text[:start])
    with (well / "claims/clerk.yml").open("a") as file:
        file.write(text[start:])
    sources = (well / SOURCES).read_text()
    at = sources.index("almanac:")
    (well / SOURCES).write_text(sources[:at])
    (well / "claims/sources/more.yml").write_text(sources[at:])
    assert command("check", "--strict", cwd=well).returncode == 0
    assert stale(well) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            WATER,
            "It has not rained since April.",
            "It has hardly rained since April.",
            ["well-will-fail: changed since: the wording of [[no-rain]]", "no-rain: changed since: its own wording"],
        ),
        (WATER, "*one* shower", "*no* shower", ["no-rain: changed since: its own wording"]),
        (
            WATER,
            "    gaps:\n      - need: The depth of the water.\n        where: A plumb line.\n",
            "",
            ["well-will-fail: changed since: " + PROOF],
        ),
        (
            WATER,
            "    granted: Everybody in the village knows the spring.\n",
            "",
            ["spring-feeds-well: changed since: " + PROOF],
        ),
        (
            WATER,
            "Without rain, the water sinks.",
            "Without rain, wells sink.",
            [f"well-will-fail: changed since: {REASON}"],
        ),
        (
            WATER,
            "        scheme: cause-to-effect\n",
            "        scheme: cause-to-effect\n        force: weak\n",
            [f"well-will-fail: changed since: {REASON}"],
        ),
        (
            WATER,
            "What never happened is unlikely.",
            "It never happened.",
            ["well-will-fail: changed since: the objection from [[well-never-failed]]"],
        ),
        (
            WATER,
            "The well has never failed.",
            "The well failed once.",
            ["well-will-fail: changed since: the wording of [[well-never-failed]]"],
        ),
        (
            WATER,
            "A spring feeds the well too.",
            "Two springs feed the well too.",
            [
                "well-will-fail: changed since: the wording of [[spring-feeds-well]]",
                "spring-feeds-well: changed since: its own wording",
            ],
        ),
        (
            WATER,
            "        undercut: [spring-feeds-well]\n",
            "",
            [f"well-will-fail: changed since: {REASON}; a claim that is no longer brought"],
        ),
        (WATER, "stance: contradicts", "stance: qualifies", ["no-rain: changed since: the finding of gauge"]),
        (
            WATER,
            "credibility: 2\n        credibility-why: Read",
            "credibility: 3\n        credibility-why: Read",
            ["no-rain: changed since: the finding of gauge"],
        ),
        (WATER, "origin: school", "origin: teacher", ["no-rain: changed since: the finding of gauge"]),
        (
            WATER,
            "finding: The writer saw no rain.",
            "finding: The writer saw little rain.",
            ["no-rain: changed since: the finding of letter"],
        ),
        (
            SOURCES,
            "reliability: B\n  reliability-why: Kept",
            "reliability: D\n  reliability-why: Kept",
            ["no-rain: changed since: the grade or the date of gauge"],
        ),
        (SOURCES, "date: 1921-05-09", "date: 1921-05-08", ["no-rain: changed since: the grade or the date of letter"]),
        (HEAD, "as-of: 1921-05-10", "as-of: 1921-05-08", ["no-rain: changed since: the grade or the date of letter"]),
        (
            SOURCES,
            "  publisher: The school\n",
            "  publisher: The school\n  nature: opinion\n",
            ["no-rain: changed since: the finding of gauge"],
        ),
        (
            HEAD,
            "roots:",
            "standard: clear\nroots:",
            [f"{id_}: changed since: {PROOF}" for id_ in ("well-will-fail", "no-rain", "spring-feeds-well")],
        ),
    ],
)
def test_each_thing_that_the_status_rests_on_makes_a_review_stale_and_is_named(well, file, old, new, told):
    change(well / file, old, new)
    assert stale(well) == told


def test_a_finding_that_is_gone_is_told(well):
    text = (well / WATER).read_text()
    start, end = text.index("      - source: gauge\n"), text.index("      - source: almanac\n")
    (well / WATER).write_text(text[:start] + text[end:])
    assert stale(well) == ["no-rain: changed since: a finding that is gone; a source that is no longer used"]


def test_a_fingerprint_of_an_earlier_form_is_stale_and_does_not_tell_why(well):
    text = (well / WATER).read_text()
    start = text.index("of: ", text.index("A. Miller"))
    end = text.index("}", start)
    (well / WATER).write_text(text[:start] + "of: 278820fb7e76-ce9153-8ecc35" + text[end:])
    assert stale(well) == ["well-will-fail: changed since: something that its fingerprint does not tell"]
