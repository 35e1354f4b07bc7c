"""Serve a project while it is edited: build, watch, build again, and tell the open pages."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from claimgraph import garbage, terminal
from claimgraph.diagnostics import BrokenArgument, Problems, Severity
from claimgraph.diagnostics.report import format_each, format_text
from claimgraph.judging.judgement import Judgement
from claimgraph.pipeline import EditedMaps, Project
from claimgraph.publish import build as publish
from claimgraph.publish.build import PublishError
from claimgraph.publish.serving.background import Background
from claimgraph.publish.serving.open_site import OpenSite
from claimgraph.publish.serving.server import Stage, make_server
from claimgraph.publish.serving.watching import Watch
from claimgraph.site.page import Site

Say = Callable[[str], None]
Work = Callable[[], AbstractContextManager[None]]

HOST = "127.0.0.1"
TRIES = 20
"""Ports that are tried, from the one wished for."""
BREATH = 0.5
"""Seconds between looks at whether to stop."""
UNTIL_GARBAGE = 50
"""Saves after which garbage is looked for in any case; an editor waits for it, up to a second."""
_NAMED = 3
"""Up to this many changed files are named."""


def serve(projects: Sequence[Project], port: int, say: Say, work: Work) -> None:
    """Build and serve the site until it is stopped; every save rebuilds it.

    Args:
        projects: the project of each map of the site.
        port: the port wished for; if it is in use, one of the next is taken.
        say: says how builds went, where that is no error.
        work: shows how far a build has come.

    Raises:
        PublishError: where no port is free, or there is no usable mkdocs.yml to begin with.
    """
    config = publish.read_config(projects[0])
    publish.plugin_of(config)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the folder of pages is cleared away
    stage = Stage()
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="claimgraph-", ignore_cleanup_errors=True) as folder,
        _served(stage, port) as number,
    ):
        terminal.say(f"serving at http://{HOST}:{number}/ (stop with Ctrl+C)")
        with Watch(_watched(projects, config)) as watch:
            Session(projects, stage, Path(folder), say, work).run(watch)


@contextmanager
def _served(stage: Stage, port: int) -> Iterator[int]:
    """Serve for the length of a block, at the port or the next free one; give its number."""
    server = _bind(stage, port)
    number = server.server_address[1]
    if number != port:
        terminal.say(f"port {port} is in use; taking {number}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield number
    finally:
        server.shutdown()
        server.server_close()


def _bind(stage: Stage, first: int) -> ThreadingHTTPServer:
    last = min(first + TRIES, 65536) - 1
    for port in range(first, last + 1):
        try:
            return make_server(HOST, port, stage)
        except OSError:
            continue
    raise PublishError(f"no port from {first} to {last} is free: choose another with --port")


def _watched(projects: Sequence[Project], config: MkDocsConfig) -> Iterator[Path]:
    yield from (project.root / project.claims for project in projects)
    yield projects[0].root / projects[0].config
    yield from map(Path, (config.docs_dir, *config.watch))
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)


class Session:
    """The turns of one serving."""

    def __init__(self, projects: Sequence[Project], stage: Stage, folder: Path, say: Say, work: Work) -> None:
        self.project, self.stage, self.folder, self.say, self.work = projects[0], stage, folder, say, work
        self.edited = EditedMaps(projects)
        self.count = self.saves = 0
        self.waiting: set[Path] = set()
        """What was saved since the pages that are up."""
        self.turn: _Turn | None = None

    def run(self, watch: Watch) -> None:
        """Prepare the site, and do so again whenever something is saved, until an interrupt comes."""
        try:
            self.build(())
            while True:
                if changed := watch.wait(BREATH):
                    self.build(changed)
        finally:
            if self.turn:
                self.turn.end()

    def build(self, changed: Collection[Path]) -> None:
        """Take a turn; on any error the last good pages stay, and the reason is told here and in the page."""
        started = time.perf_counter()
        self.waiting.update(changed)
        if self.turn:
            self.turn.rest()
        try:
            self._build()
        except BrokenArgument as broken:
            self._keep(format_text(broken.problems, self.project.root), _told(broken.problems, self.project.root))
        except (click.ClickException, MkDocsException, OSError) as error:
            words = error.format_message() if isinstance(error, click.ClickException) else str(error)
            self._keep(words, [{"code": "", "text": terminal.harmless(words)}])
        else:
            self.waiting.clear()
            files = self._named(changed)
            self.say(f"{time.strftime('%H:%M:%S')} built in {time.perf_counter() - started:.1f} s{files}")
        if self.turn:
            self.turn.go_on(self._tell_warnings)

    def _tell_warnings(self, pause: Callable[[], None]) -> None:
        """Say what is to be looked at in the argument as it was saved last, if nothing keeps it from being shown."""
        if not self.stage.problems and len(problems := self.edited.all_problems(pause)):
            terminal.say(format_text(problems, self.project.root))

    def _build(self) -> None:
        self.saves += 1
        if self.saves % UNTIL_GARBAGE == 0:  # in case there never was time for it in the background
            garbage.collect()
        with self.work(), garbage.kept_for_later():
            judgements = self.edited.judge_sound(self.waiting)
            if self.turn and self.edited.is_of_claims_alone(self.waiting) and self._renew(self.turn, judgements):
                return
            config = publish.read_config(self.project)
            self._replace(publish.render(judgements, config), config)

    def _renew(self, turn: _Turn, judgements: Sequence[Judgement]) -> bool:
        """Let the site that is up show the argument as it is now; whether that is all that it takes."""
        opened = turn.site.opened
        if not turn.site.renew(publish.render(judgements, turn.site.prepared.config)):
            return False
        turn.site.make(opened)
        self.stage.show(turn.site.read)
        return True

    def _replace(self, made: Site, config: MkDocsConfig) -> None:
        """Put another site in the place of the one that is up."""
        self.count += 1
        with ExitStack() as until_shown:
            turn = _Turn(made, config, self.folder / f"{self.count}")
            until_shown.callback(turn.end)
            if self.turn:  # so that a fault in what is open keeps the last good pages
                turn.site.make(self.turn.site.opened)
            until_shown.pop_all()
        before, self.turn = self.turn, turn
        self.stage.show(turn.site.read)
        if before is not None:
            before.end()

    def _keep(self, words: str, problems: list[dict[str, str]]) -> None:
        self.stage.report(problems)
        terminal.say(words)
        stays = "the last good pages stay until this is mended"
        terminal.say(stays if self.stage.read else "no page yet: mend this first")

    def _named(self, changed: Collection[Path]) -> str:
        root = self.project.root.resolve()
        # What an editor writes on the way has no suffix, and is gone by now.
        told = (path for path in changed if path.is_relative_to(root) and (path.suffix or path.exists()))
        names = sorted(path.relative_to(root).as_posix() for path in told)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f" after a change of {', '.join(map(terminal.visible, names[:_NAMED]))}{more}" if names else ""


class _Turn:
    """The site between two saves."""

    def __init__(self, made: Site, config: MkDocsConfig, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self._background: Background | None = None
        self._stack = ExitStack()
        (folder / "site").mkdir(parents=True)
        prepared = self._stack.enter_context(publish.prepared(folder / "site", made, config, command="serve"))
        self.site = OpenSite(prepared, folder / "site")
        prepared.stop_if_strict()

    def go_on(self, first: Callable[[Callable[[], None]], None]) -> None:
        """Do in the background, once there is quiet, what can come later: something of the caller's, and the index."""
        self.count += 1
        self._background = Background(self.site, self.folder / f"index-{self.count}", first)

    def rest(self) -> None:
        """Do nothing more in the background."""
        if self._background:
            self._background.stop()

    def end(self) -> None:
        """Let go of everything that was made."""
        self.rest()
        self._stack.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _told(problems: Problems, root: Path) -> list[dict[str, str]]:
    return [
        {"code": diagnostic.rule.code, "text": text}
        for diagnostic, text in format_each(problems, root)
        if diagnostic.severity is Severity.ERROR
    ]
