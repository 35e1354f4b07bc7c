"""What a browser writes into a PDF that is not of the page is the same every time."""

from __future__ import annotations

import pytest

from claimgraph.publish.pdf import print_pdf

BROWSER = """#!/bin/sh
for told in "$@"; do case $told in --print-to-pdf=*) to=${told#*=};; esac; done
printf '/CreationDate (D:%s) /Names [(node%s) (node%s)] /Headers [(node%s)]' DATE ONE TWO ONE > "$to"
"""
"""Prints a PDF as Chromium does, which counts its nodes from another number when the machine is busy."""


@pytest.fixture
def printed(tmp_path, monkeypatch):
    def in_folder(name, date, one, two):
        browser = tmp_path / name
        browser.write_text(BROWSER.replace("DATE", date).replace("ONE", one).replace("TWO", two), "utf-8")
        browser.chmod(0o755)
        monkeypatch.setenv("CHROMIUM", str(browser))
        return print_pdf({"report.html": b""}, "report.html", tmp_path / f"of-{name}")

    return in_folder


def test_date_and_numbers_of_cells_do_not_change_the_pdf(printed):
    quiet = printed("quiet", "20260101000000", "00000146", "00000148")
    busy = printed("busy", "20271231235959", "00000145", "00000147")
    assert quiet == busy
    assert quiet == b"/CreationDate (D:19800101000000) /Names [(node00000000) (node00000001)] /Headers [(node00000000)]"
