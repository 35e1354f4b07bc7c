"""``serve``: build, serve, and rebuild on every save."""

from __future__ import annotations

import click

from claimgraph.cli.project import all_projects_of
from claimgraph.cli.verbosity import teller_of, tells


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of the address.")
@tells
@click.pass_obj
def serve(obj: dict[str, object], port: int) -> None:
    """Build the site, serve it, and update the open page at every save.

    While the argument has errors, the last good pages stay, with the errors shown over them.
    """
    from claimgraph.publish.serving.session import serve as run  # noqa: PLC0415 - MkDocs is slow to load

    teller = teller_of(obj)
    run(all_projects_of(obj), port, teller.say, teller.work)
