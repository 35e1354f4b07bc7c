"""``explain``: say why a claim has its status."""

from __future__ import annotations

import click

from claimgraph import pipeline
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics import did_you_mean
from claimgraph.trace import format_trace


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--now", "clock", flag_value="now", default=True, help="Count all evidence (the default).")
@click.option("--then", "clock", flag_value="then", help="Count only what was known by the as-of day.")
@click.pass_obj
def explain(obj: dict[str, object], id_: str, clock: str) -> None:
    """Say why a claim has its status, down to the evidence."""
    judgement = pipeline.judge_sound(project_of(obj), Problems())
    verdict = judgement.then if clock == "then" else judgement.now
    if id_ not in verdict.statuses:
        hint = did_you_mean(id_, verdict.statuses)
        raise click.UsageError(f'no claim "{id_}"' + (f": {hint}" if hint else ""))
    click.echo(format_trace(judgement.graph, verdict, id_))
