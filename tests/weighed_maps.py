"""Weighed maps for tests: written out by hand or generated in every shape, and a slow reading of the definitions."""

from __future__ import annotations

from hypothesis import strategies as st

from claimgraph.graph.weighed_map import Statement, Step, WeighedMap

STANDARDS = ["preponderance", "preponderance", "scintilla", "clear", "beyond-doubt", "uncontradicted"]
WEIGHTS = [0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
"""A coarse scale, so that draws and thresholds come up often."""


def claim(id_, standard="preponderance", granted=0.0):
    return Statement(id_, standard, granted)


def finding(id_, target, weight=0.7, **more):
    return Step(id_, (), target, weight=weight, **more)


def pro(id_, premises, target, weight=1.0, **more):
    return Step(id_, tuple(premises.split()), target, weight=weight, **more)


def con(id_, premises, target, weight=1.0, **more):
    return Step(id_, tuple(premises.split()), target, pro=False, weight=weight, **more)


def build(*items):
    """A map of these statements and steps, in any order; a text is a statement of that id."""
    items = [claim(item) if isinstance(item, str) else item for item in items]
    return WeighedMap.of(
        (item for item in items if isinstance(item, Statement)), (item for item in items if isinstance(item, Step))
    )


def with_steps(map_, change):
    """The map with every step changed."""
    return WeighedMap.of(map_.statements, map(change, map_.steps))


@st.composite
def weighed_maps(draw, *, acyclic=False, opposed=True, plain=False, most=6):
    """Maps with linked premises, findings, both sides, undercuts of undercuts, shared origins and, unless told, cycles.

    Args:
        draw: hypothesis.
        acyclic: whether each step only leads upwards.
        opposed: whether anything speaks against anything.
        plain: whether to leave out what weakens and what outweighs.
        most: most statements.
    """
    weights = st.sampled_from(WEIGHTS)
    count = draw(st.integers(1, most))
    statements = [
        Statement(f"s{n}", draw(st.sampled_from(STANDARDS)), draw(st.sampled_from([0, 0, 0, 0.6])))
        for n in range(count)
    ]
    above = {s.id: n for n, s in enumerate(statements)}
    names = [f"j{number}" for number in range(draw(st.integers(0, 2 * count + 3)))]
    steps = []
    for place, name in enumerate(names):
        supports = not opposed or draw(st.integers(0, 2)) > 0
        others = names[:place] if acyclic else [other for other in names if other != name]
        claims = [s.id for s in statements]
        on_step = not supports and bool(others) and draw(st.booleans())
        target = draw(st.sampled_from(others if on_step else claims))
        floor = above.get(target, count)
        allowed = [s.id for s in statements[: floor if acyclic else count]]
        premises = draw(st.lists(st.sampled_from(allowed), max_size=2, unique=True)) if allowed else []
        steps.append(
            Step(
                name,
                tuple(premises),
                target,
                pro=supports,
                weight=draw(weights),
                origin=draw(st.sampled_from([None, None, "here", "there"])),
                weakens=on_step and not plain and draw(st.booleans()),
                outweighs=not on_step and not plain and draw(st.integers(0, 5)) == 0,
            )
        )
        above[name] = floor
    return WeighedMap.of(statements, steps)


def naive(map_, *, grants=True):  # noqa: C901, PLR0915 - one transcription, kept whole
    """Judge a map straight from the definitions: rounds over everything, sets of ids, nothing shared with the tool.

    Returns labels of statements and steps, both sides' weights as [sure, possible], and firmness.
    """
    near = 1e-9
    granted = {s.id: s.granted if grants else 0.0 for s in map_.statements}
    standard = {s.id: s.standard for s in map_.statements}
    steps = {s.id: s for s in map_.steps}

    def step_weight(j, doubted):
        weight = j.weight
        for k in steps.values():
            if k.weakens and k.target == j.id and k.id in doubted:
                weight = weight / 2
        return weight

    def side(s, weights, *, pro):
        """Noisy-or over origins of the steps on one side of a statement; weights: of those that count."""
        origins = {}
        for j in steps.values():
            if j.target == s and j.pro is pro and j.id in weights:
                key = ("origin", j.origin) if j.origin is not None else ("step", j.id)
                origins[key] = max(origins.get(key, 0.0), weights[j.id])
        left = 1.0 - granted[s] if pro else 1.0
        for weight in origins.values():
            left *= 1 - weight
        return 1 - left

    def verdict(s, plus, minus):
        name = standard[s]
        if name == "scintilla":
            accepted, refused = plus > near, plus <= near
        else:
            refused = plus < 0.25 - near or minus - plus >= 0.2 - near
            least, lead = {"preponderance": (0.25, 0.2), "clear": (0.6, 0.4), "beyond-doubt": (0.9, 0.8)}.get(
                name, (0.25, None)
            )
            accepted = plus >= least - near and (minus <= near if lead is None else plus - minus >= lead - near)
        return "accepted" if accepted else "refused" if refused else "draw"

    def takes_draw(s, applying, *, pro):
        return any(j.outweighs and j.target == s and j.pro is pro and j.id in applying for j in steps.values())

    def in_model(s, ours, theirs, *, hi):
        """Whether a statement is in, with the weights of what applies in this bound and in the other one."""
        plus, minus = side(s, ours, pro=True), side(s, theirs, pro=False)
        found = verdict(s, plus, minus)
        if found != "draw":
            return found == "accepted"
        won, lost = takes_draw(s, ours, pro=True), takes_draw(s, theirs, pro=False)
        return (won or not lost) if hi else (won and not lost)

    def least(doubted, *, hi):
        """The least set of statements, and of applying steps with their weights, given the steps of the other bound."""
        held, applying = set(), {}
        while True:
            now_applying = {
                j.id: step_weight(j, doubted)
                for j in steps.values()
                if held.issuperset(j.premises)
                and not any(k.target == j.id and not k.weakens and k.id in doubted for k in steps.values())
            }
            now_held = {s for s in standard if in_model(s, applying, doubted, hi=hi)}
            if (now_held, now_applying) == (held, applying):
                return held, applying
            held, applying = now_held, now_applying

    lo, sure = set(), {}
    while True:
        hi, may = least(sure, hi=True)
        again, sure_again = least(may, hi=False)
        if (again, sure_again) == (lo, sure):
            break
        lo, sure = again, sure_again

    weights_for = {s: [side(s, sure, pro=True), side(s, may, pro=True)] for s in standard}
    weights_against = {s: [side(s, sure, pro=False), side(s, may, pro=False)] for s in standard}
    firmness = dict.fromkeys(lo, 0.0)
    for _ in range(20_000):
        counted = {j: min([sure[j], *(firmness[p] for p in steps[j].premises)]) for j in sure}
        again = {s: max(0.0, side(s, counted, pro=True) - weights_against[s][1]) for s in lo}
        settled = all(abs(again[s] - firmness[s]) < 1e-14 for s in lo)
        firmness = again
        if settled:
            break

    def labels(ids, sure_ids, possible_ids):
        return {i: "IN" if i in sure_ids else "UNDECIDED" if i in possible_ids else "OUT" for i in ids}

    return {
        "statement_label": labels(standard, lo, hi),
        "step_label": labels(steps, sure, may),
        "for": weights_for,
        "against": weights_against,
        "firmness": {s: firmness.get(s) for s in standard},
    }
