"""Grids of rival answers are filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimgraph.argument.field_types import is_id
from claimgraph.argument.model import Reference, Rivals
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, nearest, rules

_FEWEST_RIVALS = 2


def check_rivals(reading: Reading) -> Iterator[Diagnostic]:
    """Report pages of rivals that cannot have their name, that are empty, or that leave a cell open."""
    for rivals in reading.argument.rivals.values():
        if not is_id(rivals.id):
            yield rules.BAD_ID.at(rivals.place, id=rivals.id, hint="rename the file")
        if rivals.place.path not in reading.broken_files:
            yield from _check_grid_is_filled(rivals)
        yield from _check_cells(rivals, reading.written[Thing.CLAIM])


def _check_grid_is_filled(rivals: Rivals) -> Iterator[Diagnostic]:
    if rivals.positions or (rivals.rows and len(rivals.columns) >= _FEWEST_RIVALS):
        return
    what = "has no rivals" if rivals.rows else "has no evidence" if rivals.columns else "is empty"
    yield rules.EMPTY_GRID.at(rivals.place, what=f"this grid {what}")


def _check_cells(rivals: Rivals, claims: Collection[str]) -> Iterator[Diagnostic]:
    """Check that every row rates every rival, once each; a rival that is misspelled in one of the two is told once."""
    for row in rivals.rows:
        missing = dict.fromkeys(id_ for id_ in rivals.hypotheses if id_ not in row.cells)
        for id_, cell in row.cells.items():
            if id_ in rivals.hypotheses:
                continue
            meant = nearest(id_, missing)
            missing.pop(meant or "", None)
            if meant is None or meant in claims:
                yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, cell.place), rivals.hypotheses)
        for id_ in missing:
            yield rules.MISSING_RATING.at(row.place, id=id_)
