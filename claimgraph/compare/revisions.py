"""Revisions of a project in git, read without touching the working tree, and compared.

The files of a revision are extracted from git's object store into a temporary folder, unchanged, and read
like any argument.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from claimgraph.argument.model import Argument
from claimgraph.argument.texts import text_sum
from claimgraph.compare.comparison import Comparison, Edition, compare
from claimgraph.compare.difference import Version
from claimgraph.diagnostics import Problems, Severity, did_you_mean
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement, judge
from claimgraph.pipeline import Project, link, read

WORKING_TREE = "the working tree"
HEAD = "HEAD"
_AWAY = re.compile(r"[~^@:]")
"""The steps away from a named revision, as in ``HEAD~2``."""
_FILE, _PROGRAM, _LINK = "100644", "100755", "120000"
"""Git's modes of the kinds of files that are extracted."""


class RevisionError(Exception):
    """A revision cannot be read; the message says why, and how to mend it."""


class UnknownRevisionError(RevisionError):
    """There is no revision of this name."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the name by which it was asked for."""

    name: str
    commit: str
    day: str
    """YYYY-MM-DD."""


class Repository:
    """The git repository that a project is in."""

    def __init__(self, project: Project) -> None:
        """Find the repository.

        Raises:
            RevisionError: where the project is in none, or git is not there.
        """
        self.project = project
        self.root = project.root.resolve()
        self.top = Path(self._git(self.root, "rev-parse", "--show-toplevel")).resolve()
        claims = (self.root / project.claims).resolve()
        if not claims.is_relative_to(self.top):
            raise RevisionError(f"{claims} is not in the git repository {self.top}")
        self.claims = claims.relative_to(self.top)
        """Folder of the argument, from the top of the repository."""

    def find(self, name: str) -> Revision:
        """Return the commit that a revision names.

        Raises:
            UnknownRevisionError: where there is none.
        """
        wanted = f"{name}^{{commit}}"
        commit = (
            "" if name.startswith("-") else self._git(self.top, "rev-parse", "--verify", "--quiet", wanted, may=True)
        )
        if not commit:
            raise UnknownRevisionError(f'no revision "{name}"' + self._hint(name))
        return Revision(name, commit, self._git(self.top, "show", "--no-patch", "--format=%cs", commit))

    def _hint(self, name: str) -> str:
        if name == HEAD:
            return ": nothing was committed yet"
        if ".." in name:
            first, last = (each.strip(".") or HEAD for each in name.split("..", maxsplit=1))
            return f": give two revisions apart, as in: claimgraph diff {first} {last}"
        names = self._git(self.top, "for-each-ref", "--format=%(refname:short)").splitlines()
        start = _AWAY.split(name, maxsplit=1)[0]
        if start not in {HEAD, *names} and (meant := did_you_mean(start, names)):
            return f": {meant}"
        if self._git(self.top, "rev-parse", "--is-shallow-repository") == "true":
            return ": this is a shallow clone; fetch the whole history (fetch-depth: 0)"
        return ""

    def take_out(self, revision: Revision, folder: Path) -> Project:
        """Write the argument's files of a revision into a folder; return the project there.

        Raises:
            RevisionError: where the revision has no such folder.
        """
        found = list(self._files(revision))
        if not found:
            raise RevisionError(f"there is no {self.claims.as_posix()}/ at {revision.name} ({revision.commit[:10]})")
        contents = self._contents([object_ for _, object_, _ in found])
        # Links come last, so that nothing can be written through one.
        in_order = sorted(zip(found, contents, strict=True), key=lambda it: it[0][0] == _LINK)
        root = folder / self.root.relative_to(self.top)
        try:
            root.mkdir(parents=True, exist_ok=True)
            for (mode, _, path), content in in_order:
                _write(folder / path, content, is_link=mode == _LINK)
        except OSError as error:
            raise RevisionError(f"{revision.name} cannot be taken out of git: {error}") from None
        return Project(root, Path(os.path.relpath(self.top / self.claims, self.root)))

    def _files(self, revision: Revision) -> Iterator[tuple[str, str, str]]:
        """Yield mode, object and path of every file of the argument."""
        where = [] if self.claims == Path() else ["--", f"{self.claims.as_posix()}/"]
        listed = self._run(self.top, "ls-tree", "-r", "-z", "--full-tree", revision.commit, *where)
        for line in listed.decode(errors="surrogateescape").split("\0"):
            told, _, path = line.partition("\t")
            mode, _, object_ = (*told.split(), "", "", "")[:3]
            if mode in {_FILE, _PROGRAM, _LINK} and ".." not in PurePosixPath(path).parts:
                yield mode, object_, path

    def _contents(self, objects: Sequence[str]) -> Iterator[bytes]:
        """Yield what is in objects of git's store."""
        answer = self._run(self.top, "cat-file", "--batch", given="".join(f"{each}\n" for each in objects).encode())
        start = 0
        for _ in objects:
            end = answer.index(b"\n", start)
            size = int(answer[start:end].split()[2])
            yield answer[end + 1 : end + 1 + size]
            start = end + size + 2

    def _git(self, where: Path, *arguments: str, may: bool = False) -> str:
        """Return what git says, on one line; nothing where it fails and may fail."""
        return self._run(where, *arguments, may=may).decode(errors="surrogateescape").strip()

    def _run(self, where: Path, *arguments: str, given: bytes = b"", may: bool = False) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - git, with arguments of our own and names that are no options
                ["git", "-C", str(where), *arguments],  # noqa: S607 - the git of whoever calls
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise RevisionError("git is not installed, or not on the PATH: revisions are read with it") from None
        if done.returncode and not may:
            raise RevisionError(_complaint(where, done.stderr.decode(errors="replace")))
        return b"" if done.returncode else done.stdout


def _write(file: Path, content: bytes, *, is_link: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if is_link:
        file.symlink_to(content.decode(errors="surrogateescape"))
    else:
        file.write_bytes(content)


def _complaint(where: Path, said: str) -> str:
    if "not a git repository" in said:
        return f"{where} is not in a git repository: there is no earlier version to compare with"
    first = next(iter(said.strip().splitlines()), "it does not say why")
    return f"git cannot read {where}: {first.removeprefix('fatal: ')}"


def compare_revisions(project: Project, before: str, after: str | None = None) -> Comparison:
    """Compare a revision of a project with another one, or with the working tree.

    Raises:
        RevisionError: where a revision cannot be read.
    """
    repository = Repository(project)
    earlier = repository.find(before)
    later = repository.find(after) if after is not None else None
    if later is None and not (project.root / project.claims).is_dir():
        raise RevisionError(f"there is no folder {project.claims.as_posix()}/ in the working tree")
    return compare(_edition_at(project, earlier), _edition_at(project, later) if later else _edition(project))


def compare_with(judgement: Judgement, project: Project, before: str) -> Comparison:
    """Compare a revision of a project with what is judged already.

    Raises:
        RevisionError: where the revision cannot be read.
    """
    earlier = _edition_at(project, Repository(project).find(before))
    argument = argument_of(judgement.graph)
    version = Version(argument, dict(_stored_texts(argument, project.root / project.claims)))
    return compare(earlier, Edition(WORKING_TREE, version, judgement))


@lru_cache(maxsize=1)
def _edition_at(project: Project, revision: Revision) -> Edition:
    """Read a revision; the last one is kept, as one ``serve`` asks for it at every save."""
    with tempfile.TemporaryDirectory(prefix="claimgraph-revision-") as folder:
        return _edition(Repository(project).take_out(revision, Path(folder).resolve()), revision)


def _edition(project: Project, revision: Revision | None = None) -> Edition:
    """Load, link and judge a version; one with errors is read as far as that can be done.

    What the editors expect of statuses is left to ``check``: it is moved statuses that a
    comparison is to tell.
    """
    problems = Problems()
    reading = read(project, problems)
    argument = reading.argument
    graph = link(argument, problems)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    texts = dict(_stored_texts(argument, project.root / project.claims))
    return Edition(
        name=revision.name if revision else WORKING_TREE,
        version=Version(argument, texts, reading if errors else None),
        judgement=None if errors else judge(graph),
        errors=errors,
        commit=revision.commit if revision else None,
        day=revision.day if revision else None,
    )


def _stored_texts(argument: Argument, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield, per source with a stored copy, what tells the copy from others."""
    for source in argument.sources.values():
        path = folder / source.text if source.text else None
        if path and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield source.id, text_sum(path.read_bytes())[:12]
