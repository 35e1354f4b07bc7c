"""What is wrong, collected: sorted by place and reported together.

The one exception here carries collected diagnostics out of the pipeline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.diagnostic import Diagnostic, Ignored, Place, Severity
from claimgraph.language import ngettext, plural

MOST_SHOWN = 100
"""Errors of one file that are shown: nobody mends more of them before the next look."""
MOST_IN_ALL = 1000
"""Errors, and likewise warnings, of one run that are shown."""
EVERYWHERE = ""
"""Stands for the files of a run in the place of the path of one."""


class Problems:
    """All diagnostics of one run, in order of place; of very many only the first ones."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self._ignored: list[Ignored] = []

    def add(self, diagnostic: Diagnostic) -> None:
        """Add one diagnostic."""
        self._found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add several diagnostics."""
        self._found.extend(diagnostics)

    def set_aside(self, diagnostic: Diagnostic, reason: str) -> None:
        """Keep a diagnostic as ignored, with the reason: it no longer counts, and reports list it separately."""
        self._ignored.append(Ignored(diagnostic, reason))

    @property
    def found(self) -> list[Diagnostic]:
        """All that count, in the order in which they were found."""
        return [*self._found]

    @property
    def ignored(self) -> list[Ignored]:
        """What is ignored, in order of place."""
        return sorted(self._ignored, key=lambda ignored: _order(ignored.diagnostic))

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics in order of place; of very many the first, and then one that says how many more."""
        shown: Counter[tuple[Severity, str]] = Counter()
        left_out: dict[tuple[Severity, str], list[Diagnostic]] = defaultdict(list)
        given: list[Diagnostic] = []
        for diagnostic in sorted(self._found, key=_order):
            everywhere = (diagnostic.severity, EVERYWHERE)
            here = (diagnostic.severity, diagnostic.place.path)
            if diagnostic.rule is rules.MANY_FAULTS:
                given.append(diagnostic)
            elif shown[everywhere] >= MOST_IN_ALL:
                left_out[everywhere].append(diagnostic)
            elif shown[here] >= MOST_SHOWN and diagnostic.severity is Severity.ERROR:
                left_out[here].append(diagnostic)
            else:
                shown.update((everywhere, here))
                given.append(diagnostic)
        given.extend(_and_more(severity, where, each) for (severity, where), each in left_out.items())
        return iter(sorted(given, key=_order))

    def __len__(self) -> int:
        return len(self._found)

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have this severity, those that are not shown included."""
        return sum(d.severity is severity for d in self._found)

    def stop_if_broken(self) -> None:
        """Raise BrokenArgument when there is an error.

        Raises:
            BrokenArgument: with all diagnostics found so far.
        """
        if self.count(Severity.ERROR):
            raise BrokenArgument(self)


def _order(diagnostic: Diagnostic) -> tuple[Place, str, str]:
    return (diagnostic.place, diagnostic.rule.code, diagnostic.message)


def _and_more(severity: Severity, where: str, left_out: list[Diagnostic]) -> Diagnostic:
    one, many = _MORE[severity, where == EVERYWHERE]
    what = ngettext(one, many, len(left_out), number=f"{len(left_out):,}")
    return rules.MANY_FAULTS.at(left_out[0].place, what=what)


_MORE = {
    (Severity.ERROR, False): plural(
        "%(number)s more error of this file is not shown", "%(number)s more errors of this file are not shown"
    ),
    (Severity.ERROR, True): plural("%(number)s more error is not shown", "%(number)s more errors are not shown"),
    (Severity.WARNING, True): plural("%(number)s more warning is not shown", "%(number)s more warnings are not shown"),
}
"""By what is not shown, and whether that is of all files."""


class BrokenArgument(Exception):  # noqa: N818 - it carries the editor's faults, and is no fault of the program
    """The argument has errors, so nothing is built from it."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{problems.count(Severity.ERROR)} errors")
        self.problems = problems
