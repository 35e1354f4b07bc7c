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
    at: str = ""
    """Where its pages are on the site: in a folder such as ``a/``, or all over it."""
    others: tuple[str, ...] = ()
    """Where the pages of other maps are that share the site."""

    language: str = ""
    """Tag of the language that the configuration asks for; empty where it asks for none."""

    @property
    def is_alone(self) -> bool:
        """Whether no other map shares the site, so that hand-written pages link to its claims only."""
        return not self.others

    def may_mean(self, name: str, page: str) -> str | None:
        """Return the id by which a link may mean a claim of this map; None where it is one of another map.

        Args:
            name: what stands in the link: an id, or the name of a map and an id, as in ``a:id``.
            page: the hand-written page that it stands on, as seen from the folder of pages.
        """
        if self.is_alone:
            return name
        of, _, id_ = name.partition(":")
        if id_:
            return id_ if f"{of}/" == self.at else None
        own = max((at for at in (self.at, *self.others) if page.startswith(at)), key=len, default=self.at)
        return name if own == self.at else None
