"""What tests share: a small argument, built and served once, and a browser."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import chromium, find_chromium
from html_pages import read_pages
from hypothesis import HealthCheck, settings
from made_once import made_once
from project import BRIDGE, FRONT_DOOR, ROOT, copy_project, free_port, run
from serving import served
from tries import Thoroughness, tries

if TYPE_CHECKING:
    from html_pages import HtmlPage
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request


def pytest_configure(config: pytest.Config) -> None:
    """Let programs that tests start run as a reader's do, whoever runs the tests.

    They hear an interrupt, also where a shell runs the tests in the background; and a ``make`` does not take itself
    for part of ``make test``.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Compiled modules and templates are kept, as on a reader's machine; else each program compiles them anew.
    sys.dont_write_bytecode = False
    for name in ("MAKELEVEL", "MAKEFLAGS", "MFLAGS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    # Nothing is kept from one test for another, nor in the folder of whoever runs them.
    os.environ["CLAIMGRAPH_CACHE"] = f"{os.devnull}/nowhere"
    # A law says nothing of time, and a machine on which two processes run tests is a busy one.
    Thoroughness.full = "not nightly" not in config.option.markexpr
    settings.register_profile(
        "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=tries(100)
    )
    settings.load_profile("busy")


LONGEST = ("test_a_guide_can_be_followed", "test_large_arguments", "test_a_chain_of_20_000_claims")
"""How the names of the longest tests begin."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that at the end no process waits long for another."""
    items.sort(key=lambda item: not item.name.startswith(LONGEST))


PATIENCE_OF_READERS = 30
"""Seconds in which a page must come to what is expected of it, on a busy machine too."""
LOST = "no-such-page/"
"""An address that the site answers with its page 404."""


@dataclass(frozen=True)
class Built:
    """A project with the site that was built from it, and what the build said."""

    project: Path

    @property
    def site(self) -> Path:
        """The folder of the site."""
        return self.project / "site"

    @property
    def said(self) -> str:
        """What the build printed."""
        return self.project.with_name("said.txt").read_text("utf-8")

    @property
    def complained(self) -> str:
        """What the build printed as its errors and its progress."""
        return self.project.with_name("complained.txt").read_text("utf-8")

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every page of the site, by its path."""
        return read_pages(self.site)

    @property
    def framed(self) -> list[str]:
        """Paths of the pages that stand in the site's frame; cards and the report are documents of their own."""
        return [path for path in self.pages if not path.startswith(("embed/", "report/"))]


def built_once(folders: pytest.TempPathFactory, name: str, origin: Path, **environment: str) -> Built:
    """Build a project through the front door, once in a run of the tests."""

    def build(folder: Path) -> None:
        project = copy_project(folder / "project", origin)
        told = run(*FRONT_DOOR, cwd=project, PYTHONHASHSEED="1", **environment)
        assert told.returncode == 0, told.stdout + told.stderr
        (folder / "said.txt").write_text(told.stdout, "utf-8")
        (folder / "complained.txt").write_text(told.stderr, "utf-8")

    return Built(made_once(folders, name, build) / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Built:
    """The small argument of the bridge, built."""
    return built_once(tmp_path_factory, "bridge", BRIDGE)


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> Built:
    """The same, with its report printed as a PDF."""
    return built_once(tmp_path_factory, "printed", BRIDGE, CHROMIUM=find_chromium() or "")


@pytest.fixture(scope="session")
def flagship(tmp_path_factory) -> Built:
    """The argument of this repository, built; for what only a large site can show."""
    return built_once(tmp_path_factory, "flagship", ROOT)


@pytest.fixture
def project(tmp_path) -> Path:
    """The files of the bridge, not built, to be changed by one test."""
    return copy_project(tmp_path / "project", BRIDGE)


@pytest.fixture
def port() -> int:
    """A port that is free, and the next one too."""
    return free_port()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The project as it is installed by pip."""

    def make(folder: Path) -> None:
        pip = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index")
        told = run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
        assert told.returncode == 0, told.stderr

    (file,) = made_once(tmp_path_factory, "wheel", make).glob("claimgraph-*.whl")
    return file


@pytest.fixture(scope="session")
def address(built) -> Iterator[str]:
    """The address at which the site of the bridge is served."""
    with served(built.site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(built) -> list[str]:
    """Addresses of pages of every kind; where there are many of a kind, the fullest."""

    def kind(path: str) -> tuple[str, int]:
        return path.partition("/")[0], path.count("/")

    pages = sorted((path for path in built.pages if path != "404.html"), key=kind)
    fullest = (max(group, key=lambda path: len(built.pages[path].article)) for _, group in groupby(pages, key=kind))
    found = {path.removesuffix("index.html") for path in fullest}
    assert {"", "read/", "sources/", "review/", "method/", "format/", "diagnostics/", "about/"} <= found
    assert {path.split("/")[0] for path in found} >= {"claims", "sources", "topics", "rivals"}
    return sorted(found | {LOST})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
    from playwright.sync_api import expect  # noqa: PLC0415 - slow to load, and most tests do without

    expect.set_options(timeout=1000 * PATIENCE_OF_READERS)
    try:
        with chromium() as found:
            yield found
    except LookupError as missing:
        pytest.fail(str(missing), pytrace=False)


@dataclass
class Visitor:
    """Readers of the site, each watched for what it asks for and for errors."""

    browser: Browser
    address: str
    strays: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def visit(self, path: str = "", **options) -> Iterator[Page]:
        """Open a page of the site in a browser of its own."""
        with self._window(options) as page:
            page.goto(path)
            yield page

    def tour(self, paths: Iterable[str], **options) -> Iterator[tuple[str, Page]]:
        """Open pages of the site one after another in a browser of their own."""
        with self._window(options) as page:
            for path in paths:
                page.goto(path)
                yield path, page

    @contextmanager
    def _window(self, options: dict[str, object]) -> Iterator[Page]:
        context = self.browser.new_context(base_url=self.address, **options)
        self._watch(context)
        yield context.new_page()
        context.close()

    def _watch(self, context: BrowserContext) -> None:
        def requested(request: Request) -> None:
            if not request.url.startswith((self.address, "data:", "blob:")):
                self.strays.append(f"{request.frame.url} asked for {request.url}")

        def said(message: ConsoleMessage) -> None:
            # The browser itself reports a page that is served with the status 404.
            expected = "404 (" in message.text and message.location["url"].endswith("/no-such-page/")
            if message.type in {"error", "warning"} and not expected:
                self.complaints.append(f"{message.location['url']}: {message.text}")

        context.on("request", requested)
        context.on("console", said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))


@pytest.fixture
def visitor(browser, address) -> Iterator[Visitor]:
    """A reader; after any test, nothing was asked of another origin and no error was told."""
    visitor = Visitor(browser, address)
    yield visitor
    assert not visitor.strays
    assert not visitor.complaints
