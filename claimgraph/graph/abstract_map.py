"""The abstract map: only what judgement needs, in arrays.

Statements and inferences share one index space, so that an attack on a claim and an
attack on a step are the same thing to a loop: statement ``s`` is node ``s``, inference
``j`` is node ``len(statements) + j``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claimgraph.graph.components import strong_components

Interval = tuple[float, float]

UNEVIDENCED: Interval = (0.5, 0.5)
"""Base of a statement of which nothing is known."""


class MapError(ValueError):
    """A map that cannot be read; the message names the item and what to mend."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim or an evidence item, as judgement sees it."""

    id: str
    basic: bool = False
    """Whether it stands without support: evidence, or a declared assumption."""
    base: Interval = UNEVIDENCED
    """Initial strength as [lo, hi] within [0, 1]."""


@dataclass(frozen=True, slots=True)
class Step:
    """An inference, as judgement sees it."""

    id: str
    premises: tuple[str, ...]
    """Statements that are all needed (linked)."""
    target: str
    """A statement; for a ``con`` step also an inference, which it then undercuts."""
    pro: bool = True
    base: Interval = (1.0, 1.0)
    origin: str | None = None
    """Steps onto one target that share an origin are one reason, not several."""
    mutual: bool = False
    """A rebuttal that its target strikes back at: it needs the target not to stand."""


@dataclass(frozen=True)
class AbstractMap:
    """Statements and inferences with their links resolved to indices."""

    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]
    index: Mapping[str, int] = field(repr=False)
    """Node index of every statement id and inference id."""
    premises: tuple[tuple[int, ...], ...] = field(repr=False)
    """Per inference, the indices of its premises."""
    target: tuple[int, ...] = field(repr=False)
    """Per inference, the node that it supports or attacks."""

    @classmethod
    def of(cls, statements: Iterable[Statement], steps: Iterable[Step]) -> AbstractMap:
        """Resolve ids to indices.

        Raises:
            MapError: for a duplicate or an unknown id, a premise that is no statement or
                stands twice, a support of an inference, an inference that targets itself.
        """
        statements, steps = tuple(statements), tuple(steps)
        index: dict[str, int] = {}
        for node, id_ in enumerate([*(s.id for s in statements), *(s.id for s in steps)]):
            if id_ in index:
                raise MapError(f'"{id_}" is defined twice: give every statement and inference its own id')
            index[id_] = node
        premises = tuple(tuple(_premises_of(step, index, len(statements))) for step in steps)
        target = tuple(_target_of(step, index, len(statements)) for step in steps)
        return cls(statements, steps, index, premises, target)

    @property
    def size(self) -> int:
        """Number of nodes: statements and inferences together."""
        return len(self.statements) + len(self.steps)

    def node(self, id_: str) -> int:
        """Return the node of a statement or inference.

        Raises:
            MapError: if there is none of this id.
        """
        if id_ not in self.index:
            raise MapError(f'"{id_}" is not in the map')
        return self.index[id_]

    def id_of(self, node: int) -> str:
        """Return the id of a node."""
        first = len(self.statements)
        return self.statements[node].id if node < first else self.steps[node - first].id

    @cached_property
    def used_in(self) -> tuple[tuple[int, ...], ...]:
        """Per statement, the inferences (as inference numbers) that have it as a premise."""
        users: list[list[int]] = [[] for _ in self.statements]
        for step, premises in enumerate(self.premises):
            for premise in premises:
                users[premise].append(step)
        return tuple(map(tuple, users))

    @cached_property
    def onto(self) -> tuple[tuple[int, ...], ...]:
        """Per node, the inferences (as inference numbers) that target it."""
        incoming: list[list[int]] = [[] for _ in range(self.size)]
        for step, node in enumerate(self.target):
            incoming[node].append(step)
        return tuple(map(tuple, incoming))

    @cached_property
    def pros(self) -> tuple[tuple[int, ...], ...]:
        """Per node, the nodes of the inferences that support it."""
        return self._side(pro=True)

    @cached_property
    def cons(self) -> tuple[tuple[int, ...], ...]:
        """Per node, the nodes of the inferences that attack it."""
        return self._side(pro=False)

    def _side(self, *, pro: bool) -> tuple[tuple[int, ...], ...]:
        incoming: list[list[int]] = [[] for _ in range(self.size)]
        for node, step, target in zip(range(len(self.statements), self.size), self.steps, self.target, strict=True):
            if step.pro is pro:
                incoming[target].append(node)
        return tuple(map(tuple, incoming))

    def parents(self, *, striking_back: bool) -> list[Sequence[int]]:
        """Per node, the nodes whose value it depends on.

        Args:
            striking_back: whether a mutual rebuttal also depends on its target.
        """
        first, pros, cons = len(self.statements), self.pros, self.cons
        depends: list[Sequence[int]] = [pros[s] + cons[s] for s in range(first)]
        depends += [premises + cons[first + number] for number, premises in enumerate(self.premises)]
        if striking_back:
            for number, step in enumerate(self.steps):
                if step.mutual:
                    depends[first + number] = (*depends[first + number], self.target[number])
        return depends

    @cached_property
    def depends(self) -> tuple[Sequence[int], ...]:
        """Per node, the nodes that its status depends on."""
        return tuple(self.parents(striking_back=True))

    @cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Strong components of the dependence that status has, causes before effects."""
        return tuple(strong_components(self.depends))

    @cached_property
    def component_of(self) -> tuple[int, ...]:
        """Per node, the number of its component."""
        found = [0] * self.size
        for number, component in enumerate(self.components):
            for node in component:
                found[node] = number
        return tuple(found)

    def without(self, ids: Iterable[str]) -> AbstractMap:
        """Return the map with these statements and inferences removed, and what then hangs in the air.

        An inference goes when a premise or its target goes.
        """
        gone = set(ids)
        steps = list(self.steps)
        while True:
            kept = [s for s in steps if not (s.id in gone or s.target in gone or gone.intersection(s.premises))]
            gone.update(s.id for s in steps)
            gone.difference_update(s.id for s in kept)
            if len(kept) == len(steps):
                return AbstractMap.of((s for s in self.statements if s.id not in gone), kept)
            steps = kept


def _premises_of(step: Step, index: Mapping[str, int], statements: int) -> Iterator[int]:
    if len(set(step.premises)) < len(step.premises):
        raise MapError(f'inference "{step.id}" lists a premise twice: list each premise once')
    for premise in step.premises:
        node = index.get(premise)
        if node is None or node >= statements:
            raise MapError(f'inference "{step.id}" has the premise "{premise}", which is no statement of the map')
        yield node


def _target_of(step: Step, index: Mapping[str, int], statements: int) -> int:
    node = index.get(step.target)
    if node is None:
        raise MapError(f'inference "{step.id}" targets "{step.target}", which is not in the map')
    if step.target == step.id:
        raise MapError(f'inference "{step.id}" targets itself: name the statement or inference that it bears on')
    if step.pro and node >= statements:
        raise MapError(
            f'inference "{step.id}" supports the inference "{step.target}": only statements can be supported'
        )
    return node


def read_map(document: object) -> AbstractMap:
    """Read the JSON form of a map.

    Args:
        document: ``{"statements": {id: {"basic": bool, "base": t}}, "inferences": {id:
            {"premises": [id…], "target": id, "polarity": "pro"|"con", "base": t}}}``; a base
            is a number or ``[lo, hi]`` and may be left out.

    Raises:
        MapError: where the document is not of that form; the message says where and why.
    """
    top = _mapping(document, "the map")
    statements = [
        Statement(id_, _flag(entry, "basic", where), _base(entry, where, UNEVIDENCED))
        for id_, entry, where in _entries(top, "statements")
    ]
    steps = [
        Step(
            id_,
            _ids(entry, where),
            _text(entry, "target", where),
            pro=_polarity(entry, where),
            base=_base(entry, where, (1.0, 1.0)),
            origin=_text(entry, "origin", where) if "origin" in entry else None,
        )
        for id_, entry, where in _entries(top, "inferences")
    ]
    return AbstractMap.of(statements, steps)


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise MapError(f"{where} must be a JSON object, not {type(value).__name__}")
    return value


def _entries(top: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
    for id_, entry in _mapping(top.get(key, {}), f'"{key}"').items():
        where = f'{key}: "{id_}"'
        yield id_, _mapping(entry, where), where


def _flag(entry: Mapping[str, object], key: str, where: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise MapError(f'{where}: "{key}" must be true or false, not {value!r}')
    return value


def _text(entry: Mapping[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise MapError(f'{where}: "{key}" must name an id, not {value!r}')
    return value


def _ids(entry: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = entry.get("premises", [])
    if not isinstance(value, list) or not all(isinstance(id_, str) for id_ in value):
        raise MapError(f'{where}: "premises" must be a list of ids, not {value!r}')
    return tuple(value)


def _polarity(entry: Mapping[str, object], where: str) -> bool:
    value = entry.get("polarity", "pro")
    if value not in {"pro", "con"}:
        raise MapError(f'{where}: "polarity" must be "pro" or "con", not {value!r}')
    return bool(value == "pro")


def _base(entry: Mapping[str, object], where: str, default: Interval) -> Interval:
    value = entry.get("base")
    if value is None:
        return default
    ends = value if isinstance(value, list) else [value, value]
    numbers = [end for end in ends if isinstance(end, int | float) and not isinstance(end, bool)]
    if len(ends) != 2 or len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] <= 1:  # noqa: PLR2004
        raise MapError(f'{where}: "base" must be a number from 0 to 1, or [lo, hi], not {value!r}')
    return float(numbers[0]), float(numbers[1])
