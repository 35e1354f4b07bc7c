"""What nobody waits for is done while no page is being made, for which somebody waits."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from claimgraph.publish.serving import background
from claimgraph.publish.serving.background import Background
from claimgraph.publish.serving.open_site import OpenSite

SOON = 10
"""Seconds within which anything here has happened."""


class Prepared:
    """A site with one page, which is made as slowly as a test wishes."""

    def __init__(self):
        self.is_begun, self.may_end = Event(), Event()

    def __contains__(self, _):
        return True

    def write(self, _):
        self.is_begun.set()
        self.may_end.wait(SOON)


@pytest.fixture
def prepared(monkeypatch):
    monkeypatch.setattr(background, "QUIET", 0)
    return Prepared()


def test_warnings_wait_for_the_page_that_a_reader_has_asked_for(prepared, tmp_path):
    site, done = OpenSite(prepared, tmp_path), Event()
    site.index = Path(tmp_path)
    reader = Thread(target=site.read, args=("index.html",))
    reader.start()
    assert prepared.is_begun.wait(SOON)
    work = Background(site, tmp_path / "index", lambda _: done.set())
    assert not done.wait(0.2)
    prepared.may_end.set()
    assert done.wait(SOON)
    reader.join()
    work.stop()
