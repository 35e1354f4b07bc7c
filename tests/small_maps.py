"""Small abstract maps for tests: written out by hand, or generated in every shape."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from claimgraph.graph.abstract_map import AbstractMap, Statement, Step

ORIGINS = st.sampled_from([None, None, "here", "there"])


def basic(id_, base=0.5):
    """Evidence, or a declared assumption."""
    return Statement(id_, basic=True, base=interval(base))


def derived(id_, base=0.5):
    """A claim that needs support."""
    return Statement(id_, base=interval(base))


def pro(id_, premises, target, base=1.0, **more):
    return Step(id_, tuple(premises.split()), target, base=interval(base), **more)


def con(id_, premises, target, base=1.0, **more):
    return Step(id_, tuple(premises.split()), target, pro=False, base=interval(base), **more)


def build(*items):
    """A map of these statements and inferences, in any order."""
    return AbstractMap.of(
        (item for item in items if isinstance(item, Statement)), (item for item in items if isinstance(item, Step))
    )


def interval(base):
    return tuple(map(float, base)) if isinstance(base, tuple) else (float(base), float(base))


def ids(map_):
    return [*(s.id for s in map_.statements), *(s.id for s in map_.steps)]


def item(map_, id_):
    return [*map_.statements, *map_.steps][map_.index[id_]]


def with_items(map_, change):
    """The map with every statement and inference changed."""
    return AbstractMap.of(map(change, map_.statements), map(change, map_.steps))


def with_base(map_, id_, base):
    """The map with another initial strength for one node."""
    return with_items(map_, lambda it: replace(it, base=interval(base)) if it.id == id_ else it)


def points():
    """Initial strengths from a coarse scale, so that ties and balances come up often."""
    return st.sampled_from([0, 0.25, 0.3, 0.5, 0.5, 0.7, 0.75, 0.9, 1])


def intervals():
    return st.one_of(points(), st.tuples(points(), points()).map(lambda ends: tuple(sorted(ends))))


@st.composite
def maps(draw, bases=None, *, acyclic=False, origins=False):
    """Maps with linked premises, both polarities, undercuts, mutual rebuttals and, unless told, cycles."""
    bases = points() if bases is None else bases
    count = draw(st.integers(1, 6))
    statements = [Statement(f"s{n}", draw(st.booleans()), interval(draw(bases))) for n in range(count)]
    above = {s.id: n for n, s in enumerate(statements)}
    steps = []
    for number in range(draw(st.integers(0, 9))):
        supports = draw(st.booleans())
        target = draw(st.sampled_from([s.id for s in statements] if supports else list(above)))
        allowed = [s.id for s in statements[: above[target] if acyclic else count]]
        premises = draw(st.lists(st.sampled_from(allowed), max_size=3, unique=True)) if allowed else []
        steps.append(
            Step(
                f"j{number}",
                tuple(premises),
                target,
                pro=supports,
                base=interval(draw(bases)),
                origin=draw(ORIGINS) if origins else None,
                mutual=not supports and not acyclic and target.startswith("s") and draw(st.booleans()),
            )
        )
        above[f"j{number}"] = above[target]
    return AbstractMap.of(statements, steps)
