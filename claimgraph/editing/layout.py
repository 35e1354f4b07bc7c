"""How files of the argument are laid out: the order of their fields, and what stands apart."""

from __future__ import annotations

from claimgraph.argument.schema import Entry

WIDTH = 110
"""Columns of a line, beyond which a text goes on below."""
INDENT = 2


def field_order(model: type[Entry]) -> list[str]:
    """Return the fields of a mapping as they are written, in the order of the format."""
    return [field.alias or name for name, field in model.model_fields.items()]
