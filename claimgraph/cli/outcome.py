"""What a build made, and how one is run. Known to the command line before anything that builds is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.diagnostics import Problems
    from claimgraph.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    judgements: Sequence[Judgement]
    """Of the argument of each map."""
    problems: Problems
    site: Path


Build = Callable[..., Outcome]
"""Builds a site from the project of each of its maps."""
