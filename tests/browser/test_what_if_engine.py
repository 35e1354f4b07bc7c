"""What if this were doubted: the reader's browser comes to the very verdict that the build would print."""

import json
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest
from serving import served
from small_maps import basic, build, con, derived, ids, pro

from claimgraph.analysis.judgement import Status, verdict
from claimgraph.graph.abstract_map import AbstractMap, Statement, Step, read_map

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
ASSETS = TESTS.parent / "claimgraph" / "site" / "assets"
ORACLE = json.loads((TESTS / "oracle" / "maps.json").read_text())
NEAR = 1e-9
POINTS = [0, 0.25, 0.5, 0.5, 0.7, 0.9, 1]

JUDGE = """async (asked) => {
    const {ArgumentMap} = await import("/judge/argument-map.mjs"), {verdict} = await import("/judge/verdict.mjs");
    return JSON.stringify(JSON.parse(asked).map(({statements, steps, doubted}) => {
        const {labels, statuses, strengths} = verdict(ArgumentMap.of(statements, steps).without(doubted));
        return [labels, statuses, strengths].map((map) => Object.fromEntries(map));
    }));
}"""
"""Questions and answers go as text, which the browser's driver passes on much faster than objects."""

READ = """async ([document, doubted]) => {
    const {readPublished} = await import("/judge/argument-map.mjs"), {verdict} = await import("/judge/verdict.mjs");
    const {then, now, doubtable} = readPublished(document);
    const told = (map) => {
        const {labels, statuses, strengths} = verdict(map.without(doubtable.sources.get(doubted) ?? []));
        return [labels, statuses, strengths].map((map) => Object.fromEntries(map));
    };
    return {
        then: told(then), now: told(now),
        doubtable: {...doubtable, sources: Object.fromEntries(doubtable.sources)},
    };
}"""


@pytest.fixture(scope="module")
def page(browser):
    """A page at the address at which the tool's own scripts are served."""
    with served(ASSETS) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("judge/")
        yield page


def judged(page, questions):
    """The browser's verdicts on maps, each with some ids doubted."""
    asked = [
        {
            "statements": [asdict(item) for item in map_.statements],
            "steps": [asdict(item) for item in map_.steps],
            "doubted": doubted,
        }
        for map_, doubted in questions
    ]
    return json.loads(page.evaluate(JUDGE, json.dumps(asked)))


def any_map(random):
    """A map with cycles of either kind, undercuts on undercuts, rebuttals that are struck back, shared origins."""
    climbing = random.random() < 0.6
    bases = random.choice([POINTS, [*POINTS, (0, 1), (0.3, 0.8), (0.5, 0.9)]])

    def base():
        chosen = random.choice(bases)
        return tuple(map(float, chosen if isinstance(chosen, tuple) else (chosen, chosen)))

    claims = [f"s{number}" for number in range(random.randint(1, 9))]
    names = [f"j{number}" for number in range(random.randint(0, 18))]
    steps = []
    for name in names:
        supports = random.random() < 0.55
        target = random.choice(claims if supports else [*claims, *(other for other in names if other != name)])
        below = claims[: claims.index(target)] if climbing and target in claims else claims
        steps.append(
            Step(
                name,
                tuple(random.sample(below, min(len(below), random.choice([0, 1, 1, 1, 2, 3])))),
                target,
                pro=supports,
                base=random.choice([(1.0, 1.0), base()]),
                origin=random.choice([None, None, "here", "7"]),
                mutual=not supports and random.random() < 0.4,
            )
        )
    return AbstractMap.of([Statement(id_, random.random() < 0.35, base()) for id_ in claims], steps)


def any_questions(count, seed=1):
    random = Random(seed)
    maps = [any_map(random) for _ in range(count)]
    return [(map_, random.sample(ids(map_), min(len(ids(map_)), random.randint(0, 3)))) for map_ in maps]


QUESTIONS = any_questions(200)

LENGTH = 6000
chained = (
    [derived(f"s{n}") for n in reversed(range(1, LENGTH))],
    [pro(f"j{n}", f"s{n}", f"s{n + 1}", 0.999) for n in range(LENGTH - 1)],
)
ringed = [derived(f"s{n}") for n in range(300)], [pro(f"j{n}", f"s{n}", f"s{(n + 1) % 300}") for n in range(300)]
HARD = {
    "a chain longer than any stack": build(*chained[0], basic("s0", 0.9), *chained[1]),
    "a long ring of support": build(*ringed[0], *ringed[1]),
    "a cycle that never settles": build(
        basic("a", 1), derived("c"), pro("k", "a", "c"), *[con(f"j{n}", "a", "a") for n in range(80)]
    ),
    "a cycle that settles slowly": build(basic("a", 1), basic("b", 0.95), con("x", "a", "b"), con("y", "b", "a")),
    "a cycle of even rivals": build(basic("a", 1), basic("b", 1), con("x", "a", "b"), con("y", "b", "a")),
    "undercuts of each other": build(basic("a"), con("x", "a", "y"), con("y", "a", "x"), con("z", "a", "x")),
    "reasons of one origin among others on both sides": build(
        *[basic(f"e{n}", (n / 10, 0.9)) for n in range(9)],
        derived("c"),
        *[pro(f"p{n}", f"e{n}", "c", 0.8, origin=["7", None, "here"][n % 3]) for n in range(9)],
        *[con(f"k{n}", f"e{n}", "c", 0.6, origin=["here", None, "7"][n % 3]) for n in range(9)],
        *[con(f"u{n}", f"e{n}", "p8", 0.3, origin=["7", None][n % 2]) for n in range(4)],
    ),
    "one origin with a reason that has no value": build(
        derived("a"),
        derived("c"),
        basic("e", 0.9),
        pro("i", "a", "a"),
        pro("j", "a", "c", origin="here"),
        pro("k", "e", "c", origin="here"),
    ),
}


def expected(map_, doubted):
    told = verdict(map_.without(doubted))
    return told.labels.statements | told.labels.inferences, dict(told.statuses), told.strengths.merged


def ends(strength):
    """The ends of a strength, or nothing where it has no value."""
    return [] if strength is None else list(strength) if isinstance(strength, (list, tuple)) else [strength] * 2


def assert_same(found, wanted):
    labels, statuses, strengths = found
    assert (labels, statuses) == (wanted[0], wanted[1])
    assert strengths.keys() == wanted[2].keys()
    for id_, strength in wanted[2].items():
        assert ends(strengths[id_]) == pytest.approx(ends(strength), abs=NEAR), id_


def test_with_anything_doubted_the_browser_comes_to_the_verdict_of_the_build(page):
    for found, question in zip(judged(page, QUESTIONS), QUESTIONS, strict=True):
        assert_same(found, expected(*question))


def test_the_maps_of_that_comparison_show_every_status_and_every_way_to_have_no_number():
    told = [verdict(map_.without(doubted)) for map_, doubted in QUESTIONS]
    assert {status for verdict_ in told for status in verdict_.statuses.values()} == set(Status)
    strengths = [strength for verdict_ in told for strength in verdict_.strengths.merged.values()]
    assert {type(strength) for strength in strengths} == {float, tuple, type(None)}
    assert any(verdict_.strengths.merged != verdict_.strengths.unmerged for verdict_ in told)
    assert verdict(HARD["a cycle that never settles"]).strengths.unstable


@pytest.mark.parametrize("name", HARD)
def test_hard_maps_are_judged_as_in_the_build(page, name):
    map_ = HARD[name]
    doubts = [[], [ids(map_)[0]], [ids(map_)[-1]], ["not in the map"]]
    for found, doubted in zip(judged(page, [(map_, doubted) for doubted in doubts]), doubts, strict=True):
        assert_same(found, expected(map_, doubted))


def test_every_label_in_the_browser_is_that_of_three_independent_programs(page):
    found = judged(page, [(read_map(case["map"]), []) for case in ORACLE.values()])
    for name, (labels, _, strengths) in zip(ORACLE, found, strict=True):
        wanted = ORACLE[name]["expected"]
        assert labels == wanted["statement_label"] | wanted["inference_label"], name
        for id_, strength in (wanted["dfquad_product"] or {}).items():
            assert strength is None or strengths[id_] == pytest.approx(strength, abs=NEAR), name


NOW, THEN, BOTH = 1, 2, 3
PRO, MUTUAL_NOW, MUTUAL_THEN = 1, 2, 4
PUBLISHED = {
    "statements": [
        ["late", NOW, 0.9],  # found out after the day by which the argument judges
        ["root", 4, 0.5],
        ["assumed", THEN | 4, 0.5],  # granted as long as nothing was known for it
        ["early", BOTH | 4, 0, 1],
    ],
    "steps": [
        ["late/bears", [0], 2, PRO, None, "wire"],
        ["assumed-root", [2], 1, PRO | 8, 0.8],
        ["early-against", [3], 1, MUTUAL_NOW | 8, [0.5, 1]],
        ["undercut", [3], 5, 8],
        ["late/undercut", [0], 7, 0],
    ],
    "sources": {"dispatch": [0], "archive": [3]},
}
"""A map by both clocks. Nodes 0 to 3 are statements, 4 to 8 are steps."""


def test_the_published_map_is_read_by_both_clocks(page):
    told = page.evaluate(READ, [PUBLISHED, "nobody"])
    then = build(
        derived("root"),
        basic("assumed"),
        basic("early", (0, 1)),
        pro("assumed-root", "assumed", "root", 0.8),
        con("early-against", "early", "root", (0.5, 1)),
        con("undercut", "early", "assumed-root"),
    )
    now = build(
        basic("late", 0.9),
        derived("root"),
        derived("assumed"),
        basic("early", (0, 1)),
        pro("late/bears", "late", "assumed", origin="wire"),
        pro("assumed-root", "assumed", "root", 0.8),
        con("early-against", "early", "root", (0.5, 1), mutual=True),
        con("undercut", "early", "assumed-root"),
        con("late/undercut", "late", "undercut"),
    )
    assert_same(told["then"], expected(then, []))
    assert_same(told["now"], expected(now, []))
    assert (told["then"][1]["root"], told["now"][1]["root"]) == ("defeated", "contested")


def test_a_whole_source_can_be_doubted(page):
    told = page.evaluate(READ, [PUBLISHED, "archive"])
    assert told["doubtable"]["sources"] == {"dispatch": ["late"], "archive": ["early"]}
    assert told["doubtable"]["statements"] == ["late", "root", "assumed", "early"]
    assert told["doubtable"]["steps"][0] == "late/bears"
    assert told["now"][1] == {"late": "stands", "root": "stands", "assumed": "stands"}
    assert told["then"][1] == {"root": "stands", "assumed": "stands"}


def test_scripts_are_served_under_the_one_type_that_every_browser_runs_as_a_module(page):
    assert page.request.get("judge/verdict.mjs").headers["content-type"] == "text/javascript"
