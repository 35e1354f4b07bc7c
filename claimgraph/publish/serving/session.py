"""Serve a project while it is edited: build, watch, build again, and tell the open pages."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from claimgraph import terminal
from claimgraph.diagnostics import BrokenArgument, Problems, Severity
from claimgraph.diagnostics.report import format_each, format_text
from claimgraph.pipeline import Project, judge_sound
from claimgraph.publish import build as publish
from claimgraph.publish.build import PublishError
from claimgraph.publish.serving.server import Stage, make_server
from claimgraph.publish.serving.watching import Watch

Say = Callable[[str], None]
Work = Callable[[], AbstractContextManager[None]]

HOST = "127.0.0.1"
TRIES = 20
"""Ports that are tried, from the one wished for."""
BREATH = 0.5
"""Seconds between looks at whether to stop."""
PATIENCE = 10.0
"""Seconds within which an index is ended when it is time to stop."""
_NAMED = 3
"""Up to this many changed files are named."""


def serve(project: Project, port: int, say: Say, work: Work) -> None:
    """Build and serve the site until it is stopped; every save rebuilds it.

    Args:
        project: the project.
        port: the port wished for; if it is in use, one of the next is taken.
        say: says how builds went, where that is no error.
        work: shows how far a build has come.

    Raises:
        PublishError: where no port is free, or there is no usable mkdocs.yml to begin with.
    """
    config = publish.read_config(project)
    publish.plugin_of(config)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the folder of pages is cleared away
    stage = Stage()
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="claimgraph-", ignore_cleanup_errors=True) as folder,
        _served(stage, port) as number,
    ):
        terminal.say(f"serving at http://{HOST}:{number}/ (stop with Ctrl+C)")
        with Watch(_watched(project, config)) as watch:
            _Session(project, stage, Path(folder), say, work).run(watch)


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


def _watched(project: Project, config: MkDocsConfig) -> Iterator[Path]:
    yield project.root / project.claims
    yield project.root / project.config
    yield from map(Path, (config.docs_dir, *config.watch))
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)


class _Session:
    """The builds of one serving."""

    def __init__(self, project: Project, stage: Stage, folder: Path, say: Say, work: Work) -> None:
        self.project, self.stage, self.folder, self.say, self.work = project, stage, folder, say, work
        self.count = 0
        self._indexing: list[Thread] = []

    def run(self, watch: Watch) -> None:
        """Build, and build again whenever something is saved, until an interrupt comes."""
        try:
            self.build(())
            while True:
                if changed := watch.wait(BREATH):
                    self.build(changed)
        finally:
            for thread in self._indexing:  # so that nothing is written while the pages are cleared away
                thread.join(PATIENCE)

    def build(self, changed: Collection[Path]) -> None:
        """Build once; on any error the last good pages stay, and the reason is told here and in the page."""
        started = time.perf_counter()
        try:
            problems = self._build()
        except BrokenArgument as broken:
            self._keep(format_text(broken.problems, self.project.root), _told(broken.problems, self.project.root))
        except (click.ClickException, MkDocsException, OSError) as error:
            words = error.format_message() if isinstance(error, click.ClickException) else str(error)
            self._keep(words, [{"code": "", "text": terminal.harmless(words)}])
        else:
            if len(problems):
                terminal.say(format_text(problems, self.project.root))
            files = self._named(changed)
            self.say(f"{time.strftime('%H:%M:%S')} built in {time.perf_counter() - started:.1f} s{files}")

    def _build(self) -> Problems:
        problems = Problems()
        with self.work():
            judgement = judge_sound(self.project, problems)
            config = publish.read_config(self.project)
            made = publish.render(judgement, config)
            fresh = self._fresh()
            try:
                publish.build_into(fresh, made, config, command="serve")
            except BaseException:
                shutil.rmtree(fresh, ignore_errors=True)
                raise
        before = self.stage.show(fresh)
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)
        self._index(fresh, config)
        return problems

    def _index(self, site: Path, config: MkDocsConfig) -> None:
        """Add the index of the search while the pages are being read already."""
        thread = Thread(target=_index, args=(site, config), daemon=True)
        thread.start()
        self._indexing = [*filter(Thread.is_alive, self._indexing), thread]

    def _fresh(self) -> Path:
        self.count += 1
        fresh = self.folder / f"{self.count}"
        fresh.mkdir()
        return fresh

    def _keep(self, words: str, problems: list[dict[str, str]]) -> None:
        self.stage.report(problems)
        terminal.say(words)
        stays = "the last good pages stay until this is mended"
        terminal.say(stays if self.stage.folder else "no page yet: mend this first")

    def _named(self, changed: Collection[Path]) -> str:
        root = self.project.root.resolve()
        # What an editor writes on the way has no suffix, and is gone by now.
        told = (path for path in changed if path.is_relative_to(root) and (path.suffix or path.exists()))
        names = sorted(path.relative_to(root).as_posix() for path in told)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f" after a change of {', '.join(map(terminal.visible, names[:_NAMED]))}{more}" if names else ""


def _index(site: Path, config: MkDocsConfig) -> None:
    """Add the index of the search; where the next build has taken the site's place meanwhile, it brings its own."""
    with suppress(OSError):
        publish.plugin_of(config).index(site, config)


def _told(problems: Problems, root: Path) -> list[dict[str, str]]:
    return [
        {"code": diagnostic.rule.code, "text": text}
        for diagnostic, text in format_each(problems, root)
        if diagnostic.severity is Severity.ERROR
    ]
