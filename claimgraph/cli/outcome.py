"""What a build made, and how one is run. Known to the command line before anything that builds is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimgraph.diagnostics import Problems
    from claimgraph.judging.judgement import Judgement
    from claimgraph.project import Project


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    judgement: Judgement
    problems: Problems
    site: Path


Build = Callable[["Project"], Outcome]
