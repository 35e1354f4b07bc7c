"""The kinds of starter that an argument can begin from: whom each is for, and what it leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

_FOLDER = Path(str(files("claimgraph").joinpath("starter")))
EVERY_KIND = _FOLDER / "every-kind"
"""The files that are the same in every kind."""


@dataclass(frozen=True, slots=True)
class Starter:
    """A small argument, complete and invented."""

    kind: str
    what: str
    """What it is, in a few words for the help."""
    title: str
    """The title of the argument and of its site, as it stands in its files."""
    left_open: str
    """The file with the claim that is left open for the reader, from the top of the project."""

    @property
    def folder(self) -> Path:
        """Where the files of this kind alone lie."""
        return _FOLDER / self.kind


VILLAGE = Starter("village", "what an argument can say", "Will the village well fail?", "claims/clerk.yml")
"""The kind that is taken where none is named."""
STARTERS: Mapping[str, Starter] = {
    starter.kind: starter
    for starter in (
        VILLAGE,
        Starter(
            "debate",
            "a motion, with a case for and a case against",
            "Should the library drop its fines?",
            "claims/case-against.yml",
        ),
        Starter(
            "fact-check",
            "one claim of a speech, checked",
            "Did the lamps halve the accidents?",
            "claims/numbers.yml",
        ),
        Starter(
            "ach",
            "rival explanations, weighed in a grid",
            "Why did the island light go out?",
            "claims/night.yml",
        ),
        Starter(
            "safety-case",
            "goals, strategies and solutions (GSN)",
            "Is the goods lift of the mill safe to use?",
            "claims/hazards.yml",
        ),
        Starter(
            "legal-brief",
            "a suit with a defence, and standards of proof",
            "Must the carter pay for the spoiled flour?",
            "claims/defence.yml",
        ),
    )
}
"""Every kind by its name, the one that is taken by default first."""
