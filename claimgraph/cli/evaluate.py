"""``evaluate``: judge a weighed map."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claimgraph.graph.weighed_map import MapError
from claimgraph.graph.weighed_map_json import read_weighed_map
from claimgraph.judging.evaluation import evaluation
from claimgraph.terminal import as_json, say


@click.command()
@click.argument("map_file", type=click.Path(path_type=Path), metavar="MAP.json")
def evaluate(map_file: Path) -> None:
    """Judge a weighed map and print labels, weights and firmness as JSON."""
    try:
        map_ = read_weighed_map(json.loads(map_file.read_text("utf-8")))
    except OSError as error:
        raise click.ClickException(f"{map_file} cannot be read: {error.strerror or error}") from None
    except MapError as error:
        raise click.ClickException(f"{map_file}: {error}") from None
    except (ValueError, RecursionError) as error:
        raise click.ClickException(f"{map_file} is not JSON: {error}") from None
    say(as_json(evaluation(map_)))
