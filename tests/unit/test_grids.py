"""Grids of rival answers: rows that are findings of the map, what they weigh, and rows of one origin."""

import pytest
from commands import command
from dry_well import report, write

from claimgraph.diagnostics import Problems
from claimgraph.judging.grids import ranked
from claimgraph.pipeline import Project, judge_sound, render

FILES = {
    "claims/argument.yml": """\
title: Is the well dry?
question: Will there be water?
as-of: 1921-05-10
roots: [dry]
topics: [well]
people: {clerk: {name: The clerk}}
""",
    "claims/well.yml": """\
topic: The well
claims:
  dry:
    claim: The well runs dry.
    kind: fact
    by: clerk
    ignore: {counted-twice: Two entries of one log.}
    evidence:
      - {source: log, stance: supports, finding: No rain fell., credibility: 2, credibility-why: A log.}
      - {source: log, stance: supports, finding: The gauge rusted., credibility: 5, credibility-why: An aside.}
      - {source: paper, stance: context, finding: The fair was dry., credibility: 1, credibility-why: Seen by all.}
  leak: {claim: The well leaks., kind: fact, by: clerk}
""",
    "claims/sources/s.yml": """\
log: {title: Rain log, publisher: The school, reliability: B, date: 1921-05-01}
paper: {title: Gazette, publisher: The Gazette, reliability: D, date: 1921-08-01}
note: {title: A note, publisher: The baker}
""",
}
ROWS = {
    "rain": "{findings: {claim: dry, source: log}, RATED C I}",
    "rust": "{item: The gauge was rusty., findings: {claim: dry, source: log, nth: 2}, RATED N II}",
    "fair": "{findings: {claim: dry, source: paper}, RATED I N}",
    "baker": "{item: The baker heard dripping., sources: [note], RATED II C}",
}


def grid(rows):
    lines = "".join(f"  {id_}: {_rated(row)}\n" for id_, row in rows.items())
    return "question: Why no water?\nhypotheses: {dry: Drought, leak: A leak}\nevidence:\n" + lines


def _rated(row):
    before, _, ratings = row.partition("RATED ")
    dry, leak = ratings.rstrip("}").split()
    return f"{before}ratings: {{dry: {{rating: {dry}, why: A.}}, leak: {{rating: {leak}, why: B.}}}}}}"


@pytest.fixture
def well(tmp_path):
    def made(rows=ROWS, **more):
        write(tmp_path, FILES | {"claims/hypotheses/why.yml": grid(rows)} | more)
        return Project(tmp_path)

    return made


def scored(project):
    argument = judge_sound(project, Problems()).graph.argument
    return ranked(argument.rivals["why"], argument)


def test_a_row_that_is_a_finding_takes_its_words_source_grade_and_date_from_it(well):
    assert report(well().root) == "no problems found"
    pages = {rendered.page.path: rendered for rendered in render(judge_sound(well(), Problems())).rendered()}
    rows = {row.id: row for row in pages["rivals/why"].shown.view.rows}
    rain, rust, fair, baker = (rows[id_] for id_ in ROWS)
    assert (rain.item, rain.sources[0].publisher, rain.later) == ("No rain fell.", "The school", None)
    assert [(it.grade, it.weight, it.anchor) for it in rain.findings] == [("B2", "0.70", "log")]
    assert (rust.item, rust.findings[0].grade) == ("The gauge was rusty.", "B5")
    assert (fair.findings[0].grade, fair.findings[0].weight, fair.later) == ("D1", "0.30", "known only later")
    assert (baker.findings, baker.sources[0].publisher) == ((), "The baker")
    assert 'href="../../claims/dry/#log"' in pages["rivals/why"].html


def test_a_row_weighs_what_its_finding_weighs_beside_the_ranking_in_which_all_rows_count_alike(well):
    found = scored(well({id_: ROWS[id_] for id_ in ("rain", "fair", "baker")}))
    assert [row.weight for row in found.rows] == [0.7, 0.3, 0]
    assert (found.alike.inconsistency, found.alike.ranking) == ((1 + 4, 1), (1, 0))
    assert (found.weighed.inconsistency, found.weighed.ranking) == ((0.3, 0.7), (0, 1))


def test_there_is_no_second_ranking_where_no_row_is_a_finding(well):
    assert scored(well({"baker": ROWS["baker"]})).weighed is None


SHARED = """\
question: Why no water?
hypotheses: {dry: Drought, leak: A leak}
analysts: [clerk, baker]
evidence:
  rain:
    findings: {claim: dry, source: log}
    by-analyst:
      clerk: {dry: {rating: C, why: A.}, leak: {rating: I, why: B.}}
      baker: {dry: {rating: II, why: C.}, leak: {rating: I, why: D.}}
  drip:
    item: The baker heard dripping.
    sources: note
    by-analyst:
      clerk: {dry: {rating: N, why: E.}, leak: {rating: C, why: F.}}
      baker: {dry: {rating: N, why: G.}, leak: {rating: NA, why: H.}}
"""


@pytest.fixture
def shared(well):
    head = FILES["claims/argument.yml"].replace("The clerk}}", "The clerk}, baker: {name: The baker}}")
    return well(**{"claims/argument.yml": head, "claims/hypotheses/why.yml": SHARED})


def test_a_page_has_the_ranking_of_each_analyst_and_every_rating_with_how_far_apart_they_are(shared):
    assert report(shared.root) == "no problems found"
    pages = {rendered.page.path: rendered for rendered in render(judge_sound(shared, Problems())).rendered()}
    view = pages["rivals/why"].shown.view
    assert [(it.mark, it.name) for it in view.analysts] == [("A", "The clerk"), ("B", "The baker")]
    assert [[one.hypothesis.name for one in it.rankings[0].standings] for it in view.analysts] == [
        ["Drought", "A leak"],
        ["A leak", "Drought"],
    ]
    cells = [[([one.rating for one in cell.ratings], cell.apart) for cell in row.shared] for row in view.rows]
    assert cells == [[(["C", "II"], 3), (["I", "I"], 0)], [(["N", "N"], 0), (["C", "NA"], 0)]]
    assert (view.differing.alike, view.differing.cells, view.differing.steps) == (2, 4, ((3, 1), (0, 1)))
    assert [(row.id, len(row.swaps)) for row in view.differing.deciding] == [("rain", 2)]
    assert view.differing.idle == 1
    html = pages["rivals/why"].html
    assert "No joint ranking is made" in html
    assert "s ratings here A would have least against <b>A leak</b>" in html


def test_an_analyst_is_renamed_in_every_row(shared):
    assert command("rename", "baker", "miller", cwd=shared.root).returncode == 0
    text = (shared.root / "claims/hypotheses/why.yml").read_text()
    assert "analysts: [clerk, miller]" in text
    assert text.count("      miller: {") == 2
    assert report(shared.root) == "no problems found"


def test_one_analyst_who_is_named_has_a_plain_grid_of_that_ones_ratings(shared):
    alone = SHARED.replace("analysts: [clerk, baker]", "analysts: [clerk]")
    alone = "".join(line for line in alone.splitlines(keepends=True) if "      baker:" not in line)
    write(shared.root, {"claims/hypotheses/why.yml": alone})
    pages = {rendered.page.path: rendered for rendered in render(judge_sound(shared, Problems())).rendered()}
    view = pages["rivals/why"].shown.view
    assert (view.differing, [cell.rating for cell in view.rows[0].cells]) == (None, ["C", "I"])
    assert "Rated by The clerk." in pages["rivals/why"].html


def test_rows_of_one_source_count_once(well):
    found = scored(well({id_: ROWS[id_] for id_ in ("rain", "rust", "baker")}))
    assert [row.origin for row in found.rows] == [0, 0, 2]
    assert found.alike.inconsistency == (4, 4)
    assert found.weighed.inconsistency == (0, 0.7)


def test_rows_whose_findings_have_one_origin_count_once_though_their_sources_differ(well):
    one_origin = FILES["claims/well.yml"].replace("Seen by all.}", "Seen by all., origin: baker}")
    one_origin = one_origin.replace("A log.}", "A log., origin: baker}")
    found = scored(well(**{"claims/well.yml": one_origin}))
    assert [row.origin for row in found.rows] == [0, 1, 0, 3]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("{item: Said., RATED C I}", 'error: "sources" is missing [missing-key]'),
        ("{sources: [note], RATED C I}", 'error: "item" is missing [missing-key]'),
        (
            "{findings: [{claim: dry, source: log}, {claim: dry, source: paper}], RATED C I}",
            'error: "item" is missing [missing-key]',
        ),
        (
            "{findings: {claim: dry, source: log}, sources: [note], RATED C I}",
            'warning: "sources" has no effect here: the row has the sources of the findings that it names [idle-field]',
        ),
        ("{findings: {claim: dyr, source: log}, RATED C I}", 'error: no claim "dyr" [unknown-claim]'),
        ("{findings: {claim: dry, source: lgo}, RATED C I}", 'error: no source "lgo" [unknown-source]'),
        (
            "{findings: {claim: dry, source: note}, RATED C I}",
            'error: the claim "dry" has no finding of "note" [unknown-finding]',
        ),
        (
            "{findings: {claim: dry, source: log, nth: 0}, RATED C I}",
            'error: "nth" must be a whole number from 1 on, not 0 [out-of-range]',
        ),
    ],
)
def test_a_row_that_does_not_say_where_it_comes_from_is_told(well, row, complaint):
    found = report(well({"rain": row, "note": "{item: X heard., sources: [note, paper], RATED C C}"}).root)
    assert complaint in found
    assert found.count(" error: ") + found.count(" warning: ") == 1


def test_a_row_follows_its_finding_when_claim_or_source_is_renamed(well):
    root = well().root
    assert command("rename", "dry", "well-is-dry", cwd=root).returncode == 0
    assert command("rename", "log", "rain-log", cwd=root).returncode == 0
    assert "{claim: well-is-dry, source: rain-log, nth: 2}" in (root / "claims/hypotheses/why.yml").read_text()
    assert report(root) == "no problems found"
