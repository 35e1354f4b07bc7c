"""The steps from files to pages: load → link → judge → render.

Each step takes what the one before it gave, and adds what it finds wrong to the problems.
Before anything is rendered, `Problems.stop_if_broken` stops the road with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph import garbage
from claimgraph.argument.assemble import read as read_folder
from claimgraph.argument.checks import CHECKS, find_errors
from claimgraph.argument.checks import check as check_argument
from claimgraph.argument.documents import check_documents, check_documents_of_several
from claimgraph.argument.ignores import find_faulty, note_unless_ignored
from claimgraph.argument.kept import Kept
from claimgraph.argument.model import Argument
from claimgraph.argument.reading import Reading
from claimgraph.diagnostics import BrokenArgument, Diagnostic, Problems, Severity
from claimgraph.graph.network import Network, argument_of
from claimgraph.graph.network import link as link_argument
from claimgraph.graph.support import check_support
from claimgraph.judging.expectations import check_expectations
from claimgraph.judging.judgement import Judgement
from claimgraph.judging.judgement import judge as judge_graph
from claimgraph.language.catalogues import ENGLISH
from claimgraph.progress import tell
from claimgraph.project import Project

if TYPE_CHECKING:
    from claimgraph.site.imprint import Imprint
    from claimgraph.site.links import Addresses
    from claimgraph.site.page import Page, Site


__all__ = [
    "Project",
    "check",
    "check_links",
    "judge",
    "judge_all",
    "judge_each",
    "judge_each_sound",
    "judge_sound",
    "link",
    "load",
    "read",
    "render",
]


def read(project: Project, problems: Problems) -> Reading:
    """Read the argument's files, as far as they can be read, and check what was read."""
    with garbage.kept_for_later():
        reading = read_folder(project.root / project.claims, project.root, problems)
        tell("checking what was read")
        note_unless_ignored(_check(project, reading), reading, problems)
    return reading


def _check(project: Project, reading: Reading) -> list[Diagnostic]:
    return [*check_argument(reading), *_check_pages(project, reading)]


def _check_pages(project: Project, reading: Reading) -> Iterator[Diagnostic]:
    """Check the hand-written pages; where several maps share them, `check_links` does so for all together."""
    if project.is_alone:
        yield from check_documents(project.root / project.docs, project.root, reading)


def load(project: Project, problems: Problems) -> Argument:
    """Read the argument's files into the model, as far as they can be read."""
    return read(project, problems).argument


def link(argument: Argument, problems: Problems, sound: Network | None = None) -> Network:
    """Link claims, inferences, evidence and sources into a network.

    Args:
        argument: the argument.
        problems: where to note circles of support.
        sound: the network before an edit, if there were none in it.
    """
    problems.extend(check_support(argument, sound.argument if sound else None))
    return link_argument(argument, sound)


def judge(graph: Network, problems: Problems) -> Judgement:
    """Judge the graph; what the editors expected otherwise is an error."""
    tell("judging the claims")
    judgement = judge_graph(graph)
    problems.extend(check_expectations(judgement, explained=not problems.count(Severity.ERROR)))
    return judgement


def check_links(projects: Sequence[Project], judgements: Sequence[Judgement], problems: Problems) -> None:
    """Check the links of hand-written pages to claims, where several maps share the pages.

    Claims that could not be read may yet be there, so nothing is said of links before all can be read.
    """
    if len(projects) > 1 and not problems.count(Severity.ERROR):
        maps = {project.at: argument_of(each.graph).claims for project, each in zip(projects, judgements, strict=True)}
        first = projects[0]
        problems.extend(check_documents_of_several(first.root / first.docs, first.root, maps))


def check(*projects: Project) -> Problems:
    """Find every problem of one argument, or of several that share a site, and build nothing."""
    problems = Problems()
    if len(projects) > 1:
        judge_each(projects, problems)
        return problems
    with garbage.kept_for_later():
        argument = load(projects[0], problems)
        if argument.expectations:
            judge(link(argument, problems), problems)
        else:  # then nothing is wrong with how it is judged
            problems.extend(check_support(argument))
    return problems


def judge_each(projects: Sequence[Project], problems: Problems) -> list[Judgement]:
    """Load, link and judge the arguments of a site, as far as their errors allow."""
    judgements = [judge_all(project, problems) for project in projects]
    check_links(projects, judgements, problems)
    return judgements


def judge_all(project: Project, problems: Problems) -> Judgement:
    """Load, link and judge an argument, as far as its errors allow."""
    with garbage.kept_for_later():
        return judge(link(load(project, problems), problems), problems)


def judge_sound(project: Project, problems: Problems) -> Judgement:
    """Load, link and judge an argument.

    Raises:
        BrokenArgument: when there are errors; everything found is in it.
    """
    return judge_each_sound([project], problems)[0]


def judge_each_sound(projects: Sequence[Project], problems: Problems) -> list[Judgement]:
    """Load, link and judge the arguments of a site.

    Raises:
        BrokenArgument: when there are errors; everything found is in it.
    """
    judgements = judge_each(projects, problems)
    problems.stop_if_broken()
    return judgements


def render(
    judgement: Judgement,
    addresses: Addresses | None = None,
    more: Iterable[Page] = (),
    language: str = ENGLISH,
    imprint: Imprint | None = None,
) -> Site:
    """Render everything that a judged argument becomes.

    Args:
        judgement: the argument, judged.
        addresses: how the site's addresses are formed; by default one folder a page.
        more: finished pages that the site gets besides those of the argument.
        language: of the interface, as a BCP 47 tag.
        imprint: what the site says of itself.
    """
    from claimgraph.site.render import render as render_pages  # noqa: PLC0415 - a check does without the pages

    return render_pages(judgement, addresses, more, language, imprint)


class Edited:
    """The same steps for an argument that is being edited: what a save does not change is kept from the time before.

    Only what would keep the argument from being published is looked for before it is judged, so
    that a save is on the page at once; all else is found when it is asked for.
    """

    def __init__(self, project: Project) -> None:
        """Begin with nothing kept."""
        self.project = project
        self._kept = Kept()
        self._reading: Reading | None = None
        self._noted: list[Diagnostic] = []
        """What was found wrong with the argument as it was read last, but for what the checks find."""
        self._judgement: Judgement | None = None
        self._sound: Network | None = None
        """The argument as it was linked last, if nothing was wrong but statuses that the editors did not expect."""

    def check(self) -> Problems:
        """Find every problem of the argument as it is now."""
        with garbage.kept_for_later():
            try:
                self.judge_sound()
            except BrokenArgument as broken:
                return broken.problems
            return self.all_problems()

    def holds(self, path: Path) -> bool:
        """Whether a file is one of the argument's."""
        return path.is_relative_to((self.project.root / self.project.claims).resolve())

    def judge_sound(self) -> Judgement:
        """Load, link and judge the argument.

        Raises:
            BrokenArgument: when there are errors; everything found is in it.
        """
        problems, project = Problems(), self.project
        self._reading = reading = read_folder(project.root / project.claims, project.root, problems, self._kept)
        graph = link(reading.argument, problems, self._sound)
        documents = _check_pages(project, reading)
        errors = [*find_errors(reading), *documents, *find_faulty(reading.argument.ignores)]
        is_sound = not errors and not problems.count(Severity.ERROR)
        self._judgement = judge_graph(graph, self._judgement)
        problems.extend(check_expectations(self._judgement, explained=is_sound))
        self._noted = [*problems]
        self._sound = graph if is_sound else None
        if not is_sound or problems.count(Severity.ERROR):
            raise BrokenArgument(self.all_problems())
        return self._judgement

    def all_problems(self, pause: Callable[[], None] = lambda: None) -> Problems:
        """Return everything that is wrong with the argument as it was read last, warnings included.

        Args:
            pause: called now and then; it may raise an exception to end the search.
        """
        problems, reading = Problems(), self._reading
        problems.extend(self._noted)
        if reading:
            found = [*_check_pages(self.project, reading)]
            for one_check in CHECKS:
                pause()
                found += one_check(reading)
            note_unless_ignored(found, reading, problems)
        return problems


class EditedMaps:
    """The arguments of a site that are being edited: a save of one leaves what was judged of the others."""

    def __init__(self, projects: Sequence[Project]) -> None:
        """Begin with nothing kept."""
        self.projects = projects
        self._maps = [Edited(project) for project in projects]
        self._sound: dict[str, Judgement] = {}
        """What was judged of each map, by the folder of its pages, as long as none of its files is changed."""
        self._between = Problems()
        """What is wrong with links of the hand-written pages that all share."""

    def judge_sound(self, changed: Collection[Path]) -> list[Judgement]:
        """Load, link and judge the arguments.

        Args:
            changed: the files that were changed since the last time.

        Raises:
            BrokenArgument: when there are errors; everything found is in it.
        """
        found = Problems()
        for each in self._maps:
            is_known = each.project.at in self._sound
            if is_known and changed and self.is_of_claims_alone(changed) and not any(map(each.holds, changed)):
                continue
            self._sound.pop(each.project.at, None)
            try:
                self._sound[each.project.at] = each.judge_sound()
            except BrokenArgument as broken:
                found.extend(broken.problems)
        found.stop_if_broken()
        judgements = [self._sound[project.at] for project in self.projects]
        self._between = Problems()
        check_links(self.projects, judgements, self._between)
        self._between.stop_if_broken()
        return judgements

    def is_of_claims_alone(self, changed: Collection[Path]) -> bool:
        """Whether files of arguments were changed and nothing else."""
        return all(any(each.holds(path) for each in self._maps) for path in changed)

    def all_problems(self, pause: Callable[[], None] = lambda: None) -> Problems:
        """Return everything that is wrong with the arguments as they were read last, warnings included.

        Args:
            pause: called now and then; it may raise an exception to end the search.
        """
        problems = Problems()
        for each in self._maps:
            problems.extend(each.all_problems(pause))
        problems.extend(self._between)
        return problems
