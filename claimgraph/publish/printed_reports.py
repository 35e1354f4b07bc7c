"""The reports of the maps of a site, printed as PDFs where there is something to print them with."""

from __future__ import annotations

from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from claimgraph.progress import tell
from claimgraph.publish.pdf import PrintingError, find_chromium, print_pdf
from claimgraph.site.own_files import own_files
from claimgraph.site.page import Maker, Site
from claimgraph.site.report import REPORT_FILE

PDF = "report.pdf"
"""Address of a report as a PDF, in the folder of its map."""
MOST_PRINTED = 6_000_000
"""Bytes of a report's HTML beyond which no PDF is made: about a thousand pages, which take a browser minutes."""
OF_A_CLAIM = 1_000
"""Bytes that a claim has in a report, and more."""

_log = get_plugin_logger(__name__)


def printed_reports(site: Site, root: Path) -> dict[str, Maker]:
    """Return every report that could be printed, and the same as a PDF, by their addresses.

    Args:
        site: the site with its maps.
        root: the folder of the project, which the browser is kept out of.
    """
    found: dict[str, Maker] = {}
    for part in site.parts:
        found |= _printed(site, part.at, root)
    return found


def _printed(site: Site, at: str, root: Path) -> dict[str, Maker]:
    name = at + REPORT_FILE
    claims = sum(page.template == "claim" and page.path.startswith(at) for page in site.pages)
    if claims * OF_A_CLAIM > MOST_PRINTED or find_chromium() is None:
        return {}
    tell("printing the report")
    report = site.for_print.get(name, site.files[name])()
    made: dict[str, Maker] = {} if name in site.for_print else {name: lambda: report}
    if len(report) > MOST_PRINTED:
        return made
    try:
        pdf = print_pdf(own_files() | {name: report}, name, root)
    except PrintingError as error:
        _log.warning("the report is there as HTML only: %s", error)
        return made
    return made if pdf is None else {**made, at + PDF: lambda: pdf}
