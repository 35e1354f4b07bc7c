"""Grids of rival answers are complete, their rows have sources, and no row is there twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial

from claimgraph.argument.ids import fault_of
from claimgraph.argument.lints.duplicates import near_duplicates
from claimgraph.argument.model import Cell, FindingName, Reference, Rivals, Row
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, Place, did_you_mean, nearest, rules
from claimgraph.language import gettext, message, ngettext

_FEWEST_RIVALS = 2
_OR_A_FINDING = message("or name a finding of the map")


def check_rivals(reading: Reading) -> Iterator[Diagnostic]:
    """Report pages of rivals with an impossible name, empty ones, and faulty rows."""
    for rivals in reading.argument.rivals.values():
        if why := fault_of(rivals.id):
            yield rules.BAD_ID.at(rivals.place, id=rivals.id, why=why, hint=gettext("rename the file"))
        if rivals.place.path not in reading.broken_files:
            yield from _check_grid_is_filled(rivals)
            for row in rivals.rows:
                yield from _check_row_says_where_from(reading, row)
                yield from _check_raters(reading, rivals, row)
        yield from _check_cells(rivals, reading.written[Thing.CLAIM])
        for row in rivals.rows:
            for name in row.findings:
                yield from _check_finding(reading, name)
        yield from _check_rows_differ(reading, rivals)


def _check_grid_is_filled(rivals: Rivals) -> Iterator[Diagnostic]:
    if rivals.positions or (rivals.rows and len(rivals.columns) >= _FEWEST_RIVALS):
        return
    if rivals.rows:
        what = gettext("this grid has no rivals")
    elif rivals.columns:
        what = gettext("this grid has no evidence")
    else:
        what = gettext("this grid is empty")
    yield rules.EMPTY_GRID.at(rivals.place, what=what)


def _check_row_says_where_from(reading: Reading, row: Row) -> Iterator[Diagnostic]:
    """Report a row without words or sources, either its own or those of the findings that it names."""
    if not row.item and len(row.findings) != 1:
        together = message("say in one sentence what its findings show together")
        hint = gettext(together if row.findings else _OR_A_FINDING)
        yield rules.MISSING_KEY.at(row.place, key="item", hint=hint, length=len(row.id))
    if row.findings and row.sources:
        place = reading.document_at(row.place).place("evidence", row.id, "sources", key=True)
        why = gettext("the row has the sources of the findings that it names")
        yield rules.IDLE_FIELD.at(place, field="sources", why=why, length=len("sources"))
    elif not row.findings and not row.sources and row.item:
        yield rules.MISSING_KEY.at(row.place, key="sources", hint=gettext(_OR_A_FINDING), length=len(row.id))


def _check_finding(reading: Reading, name: FindingName) -> Iterator[Diagnostic]:
    """Report a finding of a row that its claim does not have; claims that could not be read are left out."""
    argument = reading.argument
    claim = argument.claims.get(name.claim.id)
    if claim is None or argument.finding_named(name) or not reading.may_exist(Thing.SOURCE, name.source.id):
        return
    if claim.place.path in reading.broken_files:
        return
    sources = [item.source.id for item in claim.evidence]
    there = sources.count(name.source.id)
    listed = ", ".join(dict.fromkeys(sources))
    hint = did_you_mean(name.source.id, sources) or (
        gettext("it has those of %(sources)s", sources=listed) if sources else None
    )
    yield rules.UNKNOWN_FINDING.at(
        name.source.place,
        claim=claim.id,
        source=name.source.id,
        what=ngettext("only %(number)s finding", "only %(number)s findings", there) if there else gettext("no finding"),
        hint=gettext("count from 1 in the order of the file") if there else hint,
        related=[(claim.place, gettext("the claim"))],
        length=len(name.source.id),
    )


def _check_raters(reading: Reading, rivals: Rivals, row: Row) -> Iterator[Diagnostic]:
    """Report a row that lacks ratings or those of an analyst, ratings of others, and ratings that nothing shows."""
    place = partial(reading.document_at(row.place).place, "evidence", row.id)
    if rivals.analysts:
        yield from _check_analysts(reading, rivals, row, place)
        if row.cells:
            why = gettext("this grid has analysts, whose ratings stand under by-analyst")
            yield rules.IDLE_FIELD.at(place("ratings", key=True), field="ratings", why=why, length=len("ratings"))
    elif row.by_analyst:
        first = next(iter(row.by_analyst))
        hint = gettext("list above the rows who rates them: analysts: [%(ids)s]", ids=", ".join(row.by_analyst))
        yield rules.UNKNOWN_ANALYST.at(place("by-analyst", first, key=True), id=first, hint=hint, length=len(first))
    elif not row.cells and rivals.hypotheses:
        yield rules.MISSING_KEY.at(row.place, key="ratings", length=len(row.id))


def _check_analysts(reading: Reading, rivals: Rivals, row: Row, place: Callable[..., Place]) -> Iterator[Diagnostic]:
    """Report analysts that a row lacks, and those that the grid does not name; a misspelled one is reported once."""
    named = dict.fromkeys(analyst.id for analyst in rivals.analysts)
    people = [id_ for id_ in named if reading.may_exist(Thing.PERSON, id_)]
    missing = dict.fromkeys(id_ for id_ in people if id_ not in row.by_analyst)
    for id_ in row.by_analyst:
        if id_ not in named:
            missing.pop(nearest(id_, missing) or "", None)
            at = place("by-analyst", id_, key=True)
            yield unknown(rules.UNKNOWN_ANALYST, Reference(id_, at), named)
    for id_ in missing:
        yield rules.MISSING_RATING.at(row.place, who=f'"{id_}"', what=gettext("this row"), length=len(row.id))


def _check_cells(rivals: Rivals, claims: Collection[str]) -> Iterator[Diagnostic]:
    """Report rivals that a row does not rate, and ratings of unknown rivals; a misspelled rival is reported once."""
    for row in rivals.rows:
        sets = {f'"{id_}"': cells for id_, cells in row.by_analyst.items()} if rivals.analysts else {}
        if row.cells:
            sets[gettext("the row")] = row.cells
        for who, cells in sets.items():
            yield from _check_set(rivals, row, cells, who, claims)


def _check_set(
    rivals: Rivals, row: Row, cells: Mapping[str, Cell], who: str, claims: Collection[str]
) -> Iterator[Diagnostic]:
    missing = dict.fromkeys(id_ for id_ in rivals.hypotheses if id_ not in cells)
    for id_, cell in cells.items():
        if id_ in rivals.hypotheses:
            continue
        meant = nearest(id_, missing)
        missing.pop(meant or "", None)
        if meant is None or meant in claims:
            yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, cell.place), rivals.hypotheses)
    for id_ in missing:
        what = f'"{id_}"' if cells is row.cells else gettext('"%(id)s" in this row', id=id_)
        yield rules.MISSING_RATING.at(row.place, who=who, what=what)


def _check_rows_differ(reading: Reading, rivals: Rivals) -> Iterator[Diagnostic]:
    """Report rows that are a second copy of an earlier one."""
    rows = {row.id: row for row in rivals.rows}
    for row, other, how in _copies(reading, rivals):
        yield rules.DUPLICATE_ROW.at(
            row.place,
            other=other,
            how=how,
            related=[(rows[other].place, gettext("the other row"))],
            hint=gettext("join the two: what is said twice counts once"),
            length=len(row.id),
        )


def _copies(reading: Reading, rivals: Rivals) -> Iterator[tuple[Row, str, str]]:
    """Yield every row that is a copy of an earlier one, with the id of that and how they are alike."""
    worded = _alike_in_words(reading, rivals)
    first: dict[object, str] = {}
    for row in rivals.rows:
        names, filling = [str(name) for name in row.findings], _filling(row)
        if other := next((first[name] for name in names if name in first), None):
            yield row, other, gettext("names a finding of")
        elif (row.cells or row.by_analyst) and filling in first:
            yield row, first[filling], gettext("has the sources, ratings and reasons of")
        elif row.id in worded:
            yield row, *worded[row.id]
        for key in (*names, filling):
            first.setdefault(key, row.id)


def _alike_in_words(reading: Reading, rivals: Rivals) -> dict[str, tuple[str, str]]:
    """Return, per row that says the same as an earlier one or nearly so, the id of that and how they are alike."""
    pairs = near_duplicates({row.id: reading.argument.item_of(row) for row in rivals.rows})
    same, nearly = gettext("says the same as"), gettext("says nearly the same as")
    return {pair.later: (pair.earlier, same if pair.same else nearly) for pair in pairs}


def _filling(row: Row) -> object:
    """Return the sources, ratings and reasons of a row, which are equal in copies of it."""
    sources = frozenset(reference.id for reference in (*row.sources, *(name.source for name in row.findings)))
    sets = {"": row.cells, **row.by_analyst}
    return sources, tuple(
        (who, id_, cell.rating, cell.why) for who, cells in sorted(sets.items()) for id_, cell in sorted(cells.items())
    )
