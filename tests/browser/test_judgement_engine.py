"""What if this were different: the reader's browser comes to the very judgement that the build would print."""

import json
from pathlib import Path
from random import Random

import pytest
from serving import served
from weighed_maps import STANDARDS, WEIGHTS, build, claim, con, finding, pro

from claimgraph.graph.weighed_map import Statement, Step, WeighedMap
from claimgraph.graph.weighed_map_json import read_weighed_map
from claimgraph.judging.change import AS_IT_STANDS, Change
from claimgraph.judging.words import Notes, Word, WordsIf
from claimgraph.standards.weights import numbers_for_browser

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
ASSETS = TESTS.parent / "claimgraph" / "site" / "assets"
WEIGHED = json.loads((TESTS / "oracle" / "weighing.json").read_text())
NEAR = 1e-9

JUDGE = """async (asked) => {
    const {WeighedMap} = await import("/judge/weighed-map.mjs"), {Verdict} = await import("/judge/words.mjs");
    const {numbers, questions} = JSON.parse(asked);
    return JSON.stringify(questions.map(({statements, steps, notes, change}) => {
        const map = new WeighedMap(statements, steps, numbers);
        const told = new Verdict(map, {assumed: new Set(notes.assumed), searched: new Set(notes.searched)}, change);
        return Object.fromEntries(map.ids.map((id, node) => [id, node >= map.first ? told.model.labelOf(node) : {
            label: told.model.labelOf(node), word: told.word(id), pro: told.model.pro(node), con: told.model.con(node),
            firmness: told.model.firmnessOf(node),
        }]));
    }));
}"""
"""Questions and answers go as text, which the browser's driver passes on much faster than objects."""


@pytest.fixture(scope="module")
def page(browser):
    """A page at the address at which the tool's own scripts are served."""
    with served(ASSETS) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("judge/")
        yield page


def told(page, questions):
    """What the browser says of maps under changes."""
    asked = [
        {
            "statements": [item._asdict() for item in map_.statements],
            "steps": [item._asdict() for item in map_.steps],
            "notes": {"assumed": sorted(notes.assumed), "searched": sorted(notes.searched)},
            "change": {
                "absent": sorted(change.absent),
                "weights": change.weights,
                "grants": change.grants,
                "standards": change.standards,
                "found": change.found,
                "margin": change.margin,
            },
        }
        for map_, notes, change in questions
    ]
    return json.loads(page.evaluate(JUDGE, json.dumps({"numbers": numbers_for_browser(), "questions": asked})))


def assert_same(found, question):
    map_, notes, change = question
    for id_, (word, standing) in WordsIf(map_, [s.id for s in map_.statements], notes).under(change).items():
        here = found[id_]
        assert (here["word"], here["label"]) == (word, standing.label), id_
        for side in ("pro", "con"):
            assert here[side] == pytest.approx(getattr(standing, side), abs=NEAR), id_
        firmness = standing.firmness
        assert here["firmness"] == (None if firmness is None else pytest.approx(firmness, abs=NEAR)), id_


def any_map(random):
    """A map with cycles of either kind, undercuts that cancel or weaken, grants, shared origins and taken draws."""
    climbing = random.random() < 0.6
    claims = [f"s{number}" for number in range(random.randint(1, 9))]
    names = [f"j{number}" for number in range(random.randint(0, 22))]
    steps = []
    for name in names:
        supports = random.random() < 0.6
        target = random.choice(claims if supports else [*claims, *(other for other in names if other != name)])
        below = claims[: claims.index(target)] if climbing and target in claims else claims
        on_step = target not in claims
        steps.append(
            Step(
                name,
                tuple(random.sample(below, min(len(below), random.choice([0, 0, 1, 1, 2])))),
                target,
                pro=supports,
                weight=random.choice(WEIGHTS),
                origin=random.choice([None, None, "here", "7"]),
                weakens=on_step and random.random() < 0.4,
                outweighs=not on_step and random.random() < 0.2,
            )
        )
    return WeighedMap.of(
        [Statement(id_, random.choice(STANDARDS), random.choice([0, 0, 0.6])) for id_ in claims], steps
    )


def any_change(random, map_):
    claims, ids = [s.id for s in map_.statements], list(map_.index)
    steps = [s.id for s in map_.steps]

    def some(keys, values, most=2):
        chosen = random.sample(keys, min(len(keys), random.randint(0, most)))
        return {key: random.choice(values) for key in chosen}

    return Change(
        absent=frozenset(some(ids, [None])),
        weights=some(steps, WEIGHTS),
        grants=some(claims, [0, 0.6]),
        standards=some(claims, STANDARDS, 1),
        found=some(claims, [0.9, -0.9], 1),
        margin=random.choice([None, None, 0.1, 0.3]),
    )


def any_questions(count, seed=1):
    random = Random(seed)
    for _ in range(count):
        map_ = any_map(random)
        ids = [s.id for s in map_.statements]
        notes = Notes(frozenset(random.sample(ids, len(ids) // 2)), frozenset(random.sample(ids, len(ids) // 2)))
        yield map_, notes, any_change(random, map_)


QUESTIONS = list(any_questions(300))
LENGTH = 5000
HARD = {
    "a chain longer than any stack": build(
        *(f"s{n}" for n in reversed(range(LENGTH))),
        finding("e", "s0", 0.9),
        *(pro(f"j{n}", f"s{n}", f"s{n + 1}", 0.999) for n in range(LENGTH - 1)),
    ),
    "a long ring of support with one foot on the ground": build(
        *(f"s{n}" for n in range(300)),
        finding("e", "s7", 0.5),
        *(pro(f"j{n}", f"s{n}", f"s{(n + 1) % 300}", 0.9) for n in range(300)),
    ),
    "a long ring of attacks with one entry": build(
        *(item for n in range(501) for item in (claim(f"s{n}"), finding(f"e{n}", f"s{n}"))),
        *(con(f"j{n}", f"s{n}", f"s{(n + 1) % 501}", 0.9) for n in range(501)),
        finding("entry", "s0", 0.9, pro=False),
    ),
    "a circle of support that is slow to settle": build(
        claim("a", "scintilla"),
        claim("b", "scintilla"),
        finding("e", "a", 0.02),
        pro("i", "a", "b"),
        pro("k", "b", "a"),
    ),
}


def test_under_any_change_the_browser_comes_to_the_judgement_of_the_build(page):
    for found, question in zip(told(page, QUESTIONS), QUESTIONS, strict=True):
        assert_same(found, question)


def test_the_maps_of_that_comparison_show_every_word():
    words = set()
    for map_, notes, change in QUESTIONS:
        asked = [s.id for s in map_.statements]
        words |= {word for word, _ in WordsIf(map_, asked, notes).under(change).values()}
    assert words == set(Word) - {Word.NO_REASON}  # which only the kind of a claim can bring


@pytest.mark.parametrize("name", HARD)
def test_hard_maps_are_judged_as_in_the_build(page, name):
    map_ = HARD[name]
    changes = [AS_IT_STANDS, Change(absent={map_.steps[0].id}), Change(absent={"not in the map"})]
    questions = [(map_, Notes(), change) for change in changes]
    for found, question in zip(told(page, questions), questions, strict=True):
        assert_same(found, question)


def test_every_figure_in_the_browser_is_that_of_an_independent_program(page):
    questions = [(read_weighed_map(case["map"]), Notes(), AS_IT_STANDS) for case in WEIGHED.values()]
    for case, found in zip(WEIGHED.values(), told(page, questions), strict=True):
        wanted = case["expected"]
        for id_, label in wanted["step_label"].items():
            assert found[id_] == label
        for id_, label in wanted["statement_label"].items():
            assert found[id_]["label"] == label
            assert found[id_]["pro"] == pytest.approx(wanted["for"][id_], abs=NEAR)
            assert found[id_]["con"] == pytest.approx(wanted["against"][id_], abs=NEAR)
            firmness = wanted["firmness"][id_]
            assert found[id_]["firmness"] == (None if firmness is None else pytest.approx(firmness, abs=NEAR))
