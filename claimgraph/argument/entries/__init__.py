"""The format: the shape of every file that editors write, each field declared once.

These classes check what editors write; the JSON Schema for editors, the page of the format,
the drafts of ``new`` and the tables of where ids and prose stand are made from them. What may
enter declares fields; it knows nothing of places or of links between files. The examples tell
of a village well that may run dry.

Files:

- `argument`: The files about an argument as a whole: its head, the statuses expected of it, and
  what was renamed in it.
- `base`: What all entries of the format have in common.
- `claims`: claims/<topic>.yml: claims, with the reasons, the objections and the evidence that bear
  on them.
- `own`: What an argument adds to the format: fields of its own, and its own words for statuses.
- `people`: The people of an argument.
- `places`: The places that claims name.
- `rivals`: claims/hypotheses/<name>.yml: rival answers to one question.
- `sources`: claims/sources/ and claims/passages.yml: what others published, and the mapped text
  sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from claimgraph.argument.entries.argument import (
    AboutEntry,
    ArgumentFile,
    ExpectationsFile,
    Expected,
    FactCheckEntry,
    RenamedFile,
)
from claimgraph.argument.entries.base import Entry
from claimgraph.argument.entries.claims import (
    WEAKENS,
    ClaimEntry,
    EvidenceEntry,
    GapEntry,
    InferenceEntry,
    ObjectionEntry,
    ReviewedEntry,
    TopicFile,
    UndercutEntry,
)
from claimgraph.argument.entries.own import FieldEntry, VerdictsEntry
from claimgraph.argument.entries.people import PersonEntry
from claimgraph.argument.entries.places import PlaceEntry
from claimgraph.argument.entries.rivals import CellEntry, FindingNameEntry, HypothesesFile, PositionEntry, RowEntry
from claimgraph.argument.entries.sources import DatesEntry, PassageEntry, PassagesFile, SourceEntry, SourcesFile
from claimgraph.argument.files import FileKind

__all__ = [
    "ENTRIES",
    "FILES",
    "WEAKENS",
    "AboutEntry",
    "ArgumentFile",
    "CellEntry",
    "ClaimEntry",
    "DatesEntry",
    "Entry",
    "EvidenceEntry",
    "ExpectationsFile",
    "Expected",
    "FactCheckEntry",
    "FieldEntry",
    "FindingNameEntry",
    "GapEntry",
    "HypothesesFile",
    "InferenceEntry",
    "ObjectionEntry",
    "PassageEntry",
    "PassagesFile",
    "PersonEntry",
    "PlaceEntry",
    "PositionEntry",
    "RenamedFile",
    "ReviewedEntry",
    "RowEntry",
    "SourceEntry",
    "SourcesFile",
    "TopicFile",
    "UndercutEntry",
    "VerdictsEntry",
]

FILES: Mapping[FileKind, type[BaseModel]] = {
    FileKind.ARGUMENT: ArgumentFile,
    FileKind.TOPIC: TopicFile,
    FileKind.SOURCES: SourcesFile,
    FileKind.HYPOTHESES: HypothesesFile,
    FileKind.PASSAGES: PassagesFile,
    FileKind.EXPECTATIONS: ExpectationsFile,
    FileKind.RENAMED: RenamedFile,
}
"""The class of each kind of file."""

ENTRIES: Mapping[str, type[Entry]] = {
    name: found for name, found in globals().items() if isinstance(found, type) and issubclass(found, Entry)
}
"""Every class with fields, by name."""
