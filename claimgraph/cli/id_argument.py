"""Ids as arguments of a command: what is typed means the same id, however its letters are composed."""

from __future__ import annotations

from click.types import FuncParamType

from claimgraph.argument.ids import as_id

ID = FuncParamType(as_id)
"""The type of an argument that is an id."""
ID.name = "text"
