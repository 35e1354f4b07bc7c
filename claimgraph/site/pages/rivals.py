"""Pages of rival answers: a grid of evidence against hypotheses, or a table of positions."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator

from claimgraph.analysis.hypotheses import score
from claimgraph.argument.model import Reference
from claimgraph.argument.model import Rivals
from claimgraph.argument.model import Row
from claimgraph.site import views as v
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import rivals_path
from claimgraph.site.page import Page


def rivals_pages(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of every set of rival answers."""
    for rivals in atlas.argument.rivals.values():
        yield Page(
            path=rivals_path(rivals.id),
            title=rivals.question,
            template="rivals",
            view=_view(atlas, rivals),
            description=f"Rival answers side by side: {rivals.question}",
            listed=True,
            contents=False,
            scripts=("grid.js",),
        )


def _view(atlas: Atlas, rivals: Rivals) -> v.RivalsView:
    hypotheses: tuple[v.HypothesisView, ...] = ()
    rows: tuple[v.RowView, ...] = ()
    if rivals.rows:
        scores = score([[row.cells[id_].rating for id_ in rivals.hypotheses] for row in rivals.rows])
        hypotheses = tuple(
            v.HypothesisView(
                atlas.card(id_),
                name,
                scores.inconsistency[number],
                scores.consistency[number],
                scores.ranking.index(number) + 1,
            )
            for number, (id_, name) in enumerate(rivals.hypotheses.items())
        )
        rows = tuple(
            _row(atlas, rivals, row, spread) for row, spread in zip(rivals.rows, scores.diagnosticity, strict=True)
        )
    return v.RivalsView(
        question=rivals.question,
        note=rivals.note,
        hypotheses=hypotheses,
        ranking=tuple(sorted(hypotheses, key=lambda hypothesis: hypothesis.rank)),
        rows=rows,
        positions=tuple(
            v.PositionView(
                atlas.card(position.claim.id),
                position.name,
                position.who,
                _sources(atlas, position.sources),
                position.reason,
                position.objection,
            )
            for position in rivals.positions
        ),
        ratings=tuple(wording.RATINGS.items()),
        file=rivals.place.path,
    )


def _row(atlas: Atlas, rivals: Rivals, row: Row, spread: float) -> v.RowView:
    as_of = atlas.argument.as_of
    later = [wording.later(atlas.argument.sources[reference.id].date, as_of) for reference in row.sources]
    cells = [row.cells[id_] for id_ in rivals.hypotheses]
    return v.RowView(
        id=row.id,
        item=row.item,
        sources=_sources(atlas, row.sources),
        cells=tuple(v.CellView(cell.rating, wording.RATINGS[cell.rating], cell.why) for cell in cells),
        diagnosticity=spread,
        later=later[0] if later and None not in later else None,
    )


def _sources(atlas: Atlas, references: Iterable[Reference]) -> tuple[v.SourceCard, ...]:
    return tuple(atlas.source(reference.id) for reference in references)
