"""What ``evaluate`` prints of a weighed map."""

from __future__ import annotations

from claimgraph.graph.weighed_map import WeighedMap
from claimgraph.judging.change import Reading
from claimgraph.judging.model import Label, solve


def evaluation(map_: WeighedMap) -> dict[str, dict[str, object]]:
    """Return labels, weights and firmness of everything in a map, ready for JSON.

    Returns:
        ``statement_label`` and ``step_label``: IN, UNDECIDED or OUT; ``without_grants``: IN or
        not; ``for`` and ``against``: what the steps weigh that surely apply, and those that
        may; ``firmness``: None where a statement is not accepted.
    """
    model, bare = solve(map_), solve(map_, reading=Reading.WITHOUT_GRANTS)
    standings = {statement.id: model.standing(statement.id) for statement in map_.statements}
    return {
        "statement_label": {id_: str(standing.label) for id_, standing in standings.items()},
        "step_label": {step.id: str(model.label(step.id)) for step in map_.steps},
        "without_grants": {id_: "IN" if bare.label(id_) is Label.IN else "not" for id_ in standings},
        "for": {id_: list(standing.pro) for id_, standing in standings.items()},
        "against": {id_: list(standing.con) for id_, standing in standings.items()},
        "firmness": {id_: standing.firmness for id_, standing in standings.items()},
    }
