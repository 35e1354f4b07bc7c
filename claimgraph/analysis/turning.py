"""Turning points: what, if it were found, would change a headline conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.audit import open_questions
from claimgraph.analysis.judgement import Verdict
from claimgraph.analysis.load_bearing import labels_granting
from claimgraph.analysis.status import Label
from claimgraph.argument.model import Argument
from claimgraph.standards import Burden


def turning_points(argument: Argument, verdict: Verdict, root: str) -> Iterator[tuple[str, Label]]:
    """Yield each claim with a gap, an indicator or an owed question that would change the root if it were settled.

    Each is made basic in turn, as if what is missing had been found, and the map is judged anew.
    """
    open_ = {claim.id for claim in argument.claims.values() if claim.gaps or claim.changes_if}
    owed = (claim.id for claim, _, question in open_questions(argument) if question.burden is Burden.PROPONENT)
    open_.update(owed)
    for id_, label in labels_granting(verdict.map, root, open_ - {root}).items():
        if label is not verdict.labels.statements[root]:
            yield id_, label
