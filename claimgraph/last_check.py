"""What the last check of a project found, which is told again at once while nothing has changed.

Everything that a check depends on is known by its content: the files of the argument, the
hand-written pages, mkdocs.yml, the day, the language that is spoken, and the program itself
with its libraries. What was found
is kept as JSON, so that nothing is ever run that stands in a file; one that cannot be read, or is
of another state of anything, is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from stat import S_ISREG

import click

from claimgraph import clock
from claimgraph.argument.sizes import LARGEST_PAGE
from claimgraph.cache_folder import NOTHING_THERE, keep, kept_file
from claimgraph.diagnostics import Problems, Severity
from claimgraph.diagnostics.plain import from_plain, to_plain
from claimgraph.language import current
from claimgraph.program_state import below, of_the_program
from claimgraph.project import Project
from claimgraph.sums import sum_of

MOST_KEPT = 2_000
"""Warnings that are kept; with more, there is much to mend before anybody minds the time."""
MOST_PROJECTS = 50
"""Projects whose last check is kept."""


class LastCheck:
    """What was found in a project as it is now, if that was checked before."""

    def __init__(self, project: Project) -> None:
        """Look at everything that a check depends on."""
        self.project = project
        self._state = _state_of(project)

    def found(self) -> Problems | None:
        """Return what was found; None where something has changed since, or nothing is known."""
        with suppress(*NOTHING_THERE):
            kept = json.loads(self._file.read_text("utf-8"))
            if self._state is not None and kept["state"] == self._state:
                problems = Problems()
                problems.extend(map(from_plain, kept["found"]))
                for reason, told in kept["ignored"]:
                    problems.set_aside(from_plain(told), reason)
                return problems
        return None

    def keep(self, problems: Problems) -> None:
        """Keep what was found, unless something was changed meanwhile, or there is no place for it.

        Errors are not kept: they are mended before anybody asks again, and it takes long to find what is meant.
        """
        is_much = problems.count(Severity.ERROR) or len(problems) > MOST_KEPT
        if self._state is None or is_much or _state_of(self.project) != self._state:
            return
        ignored = [(each.reason, to_plain(each.diagnostic)) for each in problems.ignored]
        kept = {"state": self._state, "found": [to_plain(each) for each in problems.found], "ignored": ignored}
        with suppress(*NOTHING_THERE):
            keep(self._file, [json.dumps(kept)], MOST_PROJECTS)

    @cached_property
    def _file(self) -> Path:
        return kept_file("checks", self.project.root)


def _state_of(project: Project) -> str | None:
    """Return a mark of everything that a check depends on; None where something is there that is no plain file."""
    with suppress(OSError, click.ClickException):
        parts = (clock.today().isoformat(), current())
        return sum_of(*of_the_program(), *_of_the_files(project), *map(str.encode, parts)).hex()
    return None


def _of_the_files(project: Project) -> Iterator[bytes]:
    """Yield the paths below the folders of a project, and the contents of all files that a check may read."""
    yield repr(project).encode("utf-8", "backslashreplace")
    config = project.root / project.config
    yield config.read_bytes() if config.is_file() else b""
    for folder, hidden in ((project.claims, False), (project.docs, True)):
        for path, about in below(project.root / folder, hidden=hidden):
            yield os.fsencode(path)
            is_read = S_ISREG(about.st_mode) and (not hidden or about.st_size <= LARGEST_PAGE)
            yield Path(path).read_bytes() if is_read else f"{about.st_mode}".encode()
