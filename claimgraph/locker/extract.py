"""What is extracted from a copy: its text as a reader sees it, where pages begin, and where marks were left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seam:
    """A place of the text at which the copy has something that is no part of the running words."""

    place: int
    mark: str = ""
    """The note mark that was left out there; empty for deleted words, and for the reading of a Japanese word."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a copy."""

    text: str
    extractor: str
    """Who made the text, with the version of its rules: another version may give another text."""
    title: str = ""
    """Title of the document, where it has one apart from its text."""
    charset: str = ""
    """The encoding that it was read in; empty where it says so itself."""
    pages: tuple[int, ...] = ()
    """Where each page begins in the text; none where there are no pages."""
    seams: tuple[Seam, ...] = ()
    """In order of place."""

    def page_at(self, place: int) -> int | None:
        """Return the number, from 1, of the page that a place of the text is on; None where there are no pages."""
        return sum(start <= place for start in self.pages) or None

    def marks_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the note marks that were left out within a stretch of the text."""
        return tuple(seam.mark for seam in self.seams if seam.mark and start < seam.place < end)


class UnreadableCopyError(Exception):
    """A copy cannot be read as what it seems to be; the message says why, and what would help."""
