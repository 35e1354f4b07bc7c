"""Serve the site with live reload, on MkDocs' own server."""

from __future__ import annotations

import logging
import signal
import socket

import click
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.exceptions import Abort

from claimgraph.pipeline import Project
from claimgraph.publish import PublishError

HOST = "127.0.0.1"
TRIES = 20
"""Ports that are tried, from the one wished for."""


def serve(project: Project, port: int) -> None:
    """Build and serve the site until it is stopped; every save rebuilds it.

    Raises:
        PublishError: where no port is free, or the first build fails.
    """
    free = free_port(port)
    if free != port:
        click.echo(f"port {port} is in use; taking {free}")
    _speak()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # MkDocs cleans up after an interrupt only
    click.echo(f"serving at http://{HOST}:{free}/ (stop with Ctrl+C)")
    try:
        mkdocs_serve(str(project.root / project.config), livereload=True, dev_addr=f"{HOST}:{free}")
    except Abort as error:
        raise PublishError(str(error)) from None


def free_port(first: int) -> int:
    """Return the first free port from the one given.

    Raises:
        PublishError: where none of the next ports is free.
    """
    for port in range(first, min(first + TRIES, 65536)):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except OSError:
                continue
            return port
    raise PublishError(f"no port from {first} to {first + TRIES - 1} is free: choose another with --port")


def _speak() -> None:
    """Let MkDocs tell of rebuilds and errors."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
