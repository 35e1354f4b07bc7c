"""What a command that edits says when it cannot do what it was asked to."""

from __future__ import annotations

import click


class EditError(click.ClickException):
    """The change cannot be made; nothing was written, and the message says what would help."""
