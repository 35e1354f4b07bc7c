"""The folder of a project: where its argument, its hand-written pages and its configuration are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with an argument and what belongs to its site."""

    root: Path = field(default_factory=Path.cwd)
    claims: Path = Path("claims")
    """Folder of the argument, relative to the root."""
    docs: Path = Path("docs")
    """Folder of the hand-written pages, relative to the root."""
    config: Path = Path("mkdocs.yml")
    """MkDocs configuration, relative to the root."""
