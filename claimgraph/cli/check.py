"""``check``: find every problem of the argument."""

from __future__ import annotations

import sys

import click

from claimgraph import pipeline
from claimgraph.analysis.audit import Audit
from claimgraph.analysis.judgement import Judgement
from claimgraph.cli.project import project_of
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics import Severity
from claimgraph.diagnostics.report import format_text


@click.command()
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--audit", is_flag=True, help="Also list what an editor should look at.")
@click.pass_obj
def check(obj: dict[str, object], *, strict: bool, audit: bool) -> None:
    """Find every problem of the argument; build nothing."""
    project = project_of(obj)
    problems = Problems()
    judgement = pipeline.judge_all(project, problems)
    click.echo(format_text(problems, project.root))
    if audit and not problems.count(Severity.ERROR):
        click.echo(_audited(judgement))
    failing = problems.count(Severity.ERROR) or (strict and len(problems))
    sys.exit(1 if failing else 0)


def _audited(judgement: Judgement) -> str:
    lines = []
    for name, meaning, remarks in Audit(judgement).all():
        lines += ["", f"{name} ({len(remarks)}): {meaning}"]
        lines += [f"  {r.claim.place}: {r.claim.id}" + (f": {r.what}" if r.what else "") for r in remarks]
    return "\n".join(lines)
