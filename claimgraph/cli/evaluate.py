"""``evaluate``: judge an abstract map."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claimgraph.analysis.status import label
from claimgraph.analysis.strength import strengths
from claimgraph.graph.abstract_map import MapError, read_map
from claimgraph.terminal import as_json, say


@click.command()
@click.argument("map_file", type=click.Path(path_type=Path), metavar="MAP.json")
def evaluate(map_file: Path) -> None:
    """Judge an abstract map and print labels and strengths as JSON."""
    try:
        map_ = read_map(json.loads(map_file.read_text("utf-8")))
    except OSError as error:
        raise click.ClickException(f"{map_file} cannot be read: {error.strerror or error}") from None
    except MapError as error:
        raise click.ClickException(f"{map_file}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"{map_file} is not JSON: {error}") from None
    labels = label(map_)
    evaluated = {
        "statement_label": labels.statements,
        "inference_label": labels.inferences,
        "dfquad_product": strengths(map_).unmerged,
    }
    say(as_json(evaluated))
