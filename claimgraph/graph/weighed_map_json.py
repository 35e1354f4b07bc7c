"""The JSON form of a weighed map, which ``evaluate`` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimgraph.graph.weighed_map import MapError, Statement, Step, WeighedMap
from claimgraph.standards.weights import default_standard


def read_weighed_map(document: object) -> WeighedMap:
    """Read the JSON form of a map.

    Args:
        document: ``{"statements": {id: {"standard": name?, "granted": weight?}}, "steps": {id:
            {"premises": [id…]?, "target": id, "pro": bool?, "weight": ω?, "origin": text?,
            "weakens": bool?, "outweighs": bool?}}}``.

    Raises:
        MapError: where the document is not of that form; the message says where and why.
    """
    top = _mapping(document, "the map")
    if "inferences" in top:
        raise MapError(
            '"inferences" are of an earlier form: write "steps", each with a weight, and a standard per statement'
        )
    statements = [
        Statement(id_, _text(entry, "standard", where, default_standard()), _weight(entry, "granted", where, 0.0))
        for id_, entry, where in _entries(top, "statements")
    ]
    steps = [
        Step(
            id_,
            _ids(entry, where),
            _text(entry, "target", where),
            pro=_flag(entry, "pro", where, default=True),
            weight=_weight(entry, "weight", where, 1.0),
            origin=None if entry.get("origin") is None else _text(entry, "origin", where),
            weakens=_flag(entry, "weakens", where, default=False),
            outweighs=_flag(entry, "outweighs", where, default=False),
        )
        for id_, entry, where in _entries(top, "steps")
    ]
    return WeighedMap.of(statements, steps)


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise MapError(f"{where} must be a JSON object, not {type(value).__name__}")
    return value


def _entries(top: Mapping[str, object], key: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
    for id_, entry in _mapping(top.get(key, {}), f'"{key}"').items():
        where = f'{key}: "{id_}"'
        yield id_, _mapping(entry, where), where


def _flag(entry: Mapping[str, object], key: str, where: str, *, default: bool) -> bool:
    value = entry.get(key, default)
    if not isinstance(value, bool):
        raise MapError(f'{where}: "{key}" must be true or false, not {value!r}')
    return value


def _text(entry: Mapping[str, object], key: str, where: str, default: str | None = None) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str):
        raise MapError(f'{where}: "{key}" must be a text, not {value!r}')
    return value


def _ids(entry: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = entry.get("premises", [])
    if not isinstance(value, list) or not all(isinstance(id_, str) for id_ in value):
        raise MapError(f'{where}: "premises" must be a list of ids, not {value!r}')
    return tuple(value)


def _weight(entry: Mapping[str, object], key: str, where: str, default: float) -> float:
    value = entry.get(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise MapError(f'{where}: "{key}" must be a number from 0 to 1, not {value!r}')
    return float(value)
