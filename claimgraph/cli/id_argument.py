"""Ids as arguments of a command: what is typed means the same id, however its letters are composed."""

from __future__ import annotations

import click

from claimgraph.argument.ids import as_id


class _Id(click.ParamType[str]):
    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Return the id that a word means."""
        return as_id(value)


ID = _Id()
"""The type of an argument that is an id."""
