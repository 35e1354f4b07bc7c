"""What tests share: the flagship, built and served once, and a browser."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import chromium
from html_pages import read_pages
from hypothesis import HealthCheck, settings
from project import FRONT_DOOR, ROOT, copy_project, run
from serving import served

if TYPE_CHECKING:
    import subprocess

    from html_pages import HtmlPage
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request


settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_configure() -> None:
    """Let programs that tests start run as a reader's do, whoever runs the tests.

    They hear an interrupt, also where a shell runs the tests in the background; and a ``make`` does not take itself
    for part of ``make test``.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("MAKELEVEL", "MAKEFLAGS", "MFLAGS"):
        os.environ.pop(name, None)


LOST = "no-such-page/"
"""An address that the site answers with its page 404."""


@dataclass(frozen=True, slots=True)
class Built:
    """A project with the site that was built from it, and what the build said."""

    project: Path
    site: Path
    told: subprocess.CompletedProcess[str]
    pages: dict[str, HtmlPage]

    @property
    def framed(self) -> list[str]:
        """Paths of the pages that stand in the site's frame; cards and the report are documents of their own."""
        return [path for path in self.pages if not path.startswith(("embed/", "report/"))]


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Built:
    """The flagship, built through the front door."""
    project = copy_project(tmp_path_factory.mktemp("flagship"))
    told = run(*FRONT_DOOR, cwd=project, PYTHONHASHSEED="1")
    assert told.returncode == 0, told.stdout + told.stderr
    return Built(project, project / "site", told, read_pages(project / "site"))


@pytest.fixture
def project(built, tmp_path) -> Path:
    """The flagship's files, not built, to be changed by one test."""
    return copy_project(tmp_path / "project", built.project)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The project as it is installed by pip."""
    folder = tmp_path_factory.mktemp("wheel")
    told = run(
        *("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT),
        cwd=folder,
    )
    assert told.returncode == 0, told.stderr
    (file,) = folder.glob("claimgraph-*.whl")
    return file


@pytest.fixture(scope="session")
def address(built) -> Iterator[str]:
    """The address at which the flagship is served."""
    with served(built.site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(built) -> dict[str, str]:
    """Addresses of pages of every kind; where there are many of a kind, the fullest."""
    pages = sorted(path for path in built.pages if path != "404.html")
    fullest = (
        max(group, key=lambda path: len(built.pages[path].article))
        for _, group in groupby(pages, key=lambda path: (path.split("/")[0], path.count("/")))
    )
    found = {path.removesuffix("index.html") for path in fullest}
    assert {"", "read/", "sources/", "review/", "method/", "format/", "diagnostics/", "edit/"} <= found
    assert {path.split("/")[0] for path in found} >= {"claims", "sources", "topics", "rivals"}
    return sorted(found | {LOST})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
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
        context = self.browser.new_context(base_url=self.address, **options)
        self._watch(context)
        page = context.new_page()
        page.goto(path)
        yield page
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
