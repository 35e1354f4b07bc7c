"""``serve``: build, serve, and rebuild on every save."""

from __future__ import annotations

import click

from claimgraph.cli.project import project_of


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of the address.")
@click.pass_obj
def serve(obj: dict[str, object], port: int) -> None:
    """Build the site, serve it, and rebuild it when a file changes."""
    from claimgraph.serve import serve as run  # noqa: PLC0415 - as above

    run(project_of(obj), port)
