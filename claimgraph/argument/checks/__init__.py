"""Checks of the model: every id exists, every quotation is exact, every sentence of the text is covered.

The package exists so that each concern of the check stands alone. What may enter yields diagnostics
of one concern, and only what is certain: an id may yet stand in a broken entry, or in a file that
cannot be read.

Files:

- `copies`: Quotations are in the private copies of their sources, by the lock's records; and
  sources are still available.
- `dates`: No date lies in the future, and no source was read before it was published.
- `grades`: Findings have grades, outcomes have results, sources are used, and likelihood words are
  of one scale.
- `ids`: Every id names something that exists, and no list names a thing twice.
- `of_each_claim`: Checks of one claim after the other, none of which needs to know of anything
  else.
- `own`: The argument's own fields hold what they are declared to hold, its media exist, and its
  tags can be told apart.
- `passages`: Quotations are exact, and the mapped text is covered sentence by sentence.
- `prose`: Links in prose lead to existing claims, or to safe addresses.
- `rivals`: Grids of rival answers are complete, their rows have sources, and no row is there twice.
- `schemes`: Argument schemes are in the catalogue, and roles and questions belong to their scheme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimgraph.argument.checks.copies import check_lock, check_sources_are_there
from claimgraph.argument.checks.dates import check_dates
from claimgraph.argument.checks.grades import (
    check_grades,
    check_likelihoods,
    check_no_confidence,
    check_outcomes,
    check_sources_are_used,
    check_standards,
    check_weakening,
)
from claimgraph.argument.checks.ids import (
    check_ids,
    check_lists,
    check_lists_of_claims,
    check_no_self_attack,
    check_renamed,
    check_topics_are_listed,
)
from claimgraph.argument.checks.own import check_media, check_own_fields, check_tags
from claimgraph.argument.checks.passages import (
    check_passages,
    check_passages_are_claimed,
    check_passages_are_of_the_text,
    check_placement,
    check_quotes,
    check_quotes_of_passages,
)
from claimgraph.argument.checks.prose import check_prose
from claimgraph.argument.checks.rivals import check_rivals
from claimgraph.argument.checks.schemes import check_schemes
from claimgraph.argument.lints.on_reasons import (
    check_counted_once,
    check_like_grades,
    check_rivals_are_mutual,
    check_undercuts,
)
from claimgraph.argument.lints.on_wording import (
    check_assumptions,
    check_duplicates,
    check_findings,
    check_titles,
    check_wording,
)
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import Diagnostic, Severity
from claimgraph.diagnostics.plain import from_plain, to_plain
from claimgraph.second_process import beside

Check = Callable[[Reading], Iterator[Diagnostic]]
MANY = 2000
"""Claims from which on a second process is worth its beginning."""


def check(reading: Reading) -> Iterator[Diagnostic]:
    """Run every check over what was read; of a large argument, about half of them in a second process."""
    if len(reading.argument.claims) < MANY:
        yield from _run(CHECKS, reading)
        return
    with beside(lambda: [to_plain(found) for found in _run(FOR_WARNINGS, reading)]) as warnings:
        yield from [*_run(FOR_ERRORS, reading)]
        yield from map(from_plain, warnings())


def _run(checks: Iterable[Check], reading: Reading) -> Iterator[Diagnostic]:
    for one_check in checks:
        yield from one_check(reading)


def find_errors(reading: Reading) -> Iterator[Diagnostic]:
    """Run the checks that can find errors; yield only these."""
    for one_check in FOR_ERRORS:
        yield from (found for found in one_check(reading) if found.severity is Severity.ERROR)


def _check_files(reading: Reading) -> Iterator[Diagnostic]:
    """Report what was suspicious when the files were read."""
    for file in reading.files:
        yield from file.document.warnings


FOR_ERRORS: tuple[Check, ...] = (
    check_ids,
    check_topics_are_listed,
    check_schemes,
    check_lists,
    check_lists_of_claims,
    check_no_self_attack,
    check_quotes,
    check_quotes_of_passages,
    check_lock,
    check_passages_are_of_the_text,
    check_passages,
    check_placement,
    check_passages_are_claimed,
    check_prose,
    check_renamed,
    check_rivals,
    check_own_fields,
    check_media,
    check_tags,
    check_likelihoods,
    check_no_confidence,
    check_outcomes,
)
"""Those that find errors; they may find warnings, too."""
FOR_WARNINGS: tuple[Check, ...] = (
    _check_files,
    check_sources_are_there,
    check_standards,
    check_weakening,
    check_grades,
    check_dates,
    check_sources_are_used,
    check_wording,
    check_duplicates,
    check_titles,
    check_findings,
    check_assumptions,
    check_undercuts,
    check_counted_once,
    check_like_grades,
    check_rivals_are_mutual,
)
"""Those that find nothing that would keep an argument from being published."""
CHECKS = (*FOR_ERRORS, *FOR_WARNINGS)
