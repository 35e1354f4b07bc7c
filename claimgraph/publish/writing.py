"""All of a prepared site, written at once: the pages by as many processes as it pays to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.progress import tell
from claimgraph.publish.made_file import MadeFile
from claimgraph.publish.page_notes import Notebook, Notes
from claimgraph.publish.workers import in_parts, processes, shared
from claimgraph.site.report import REPORT_FILE

if TYPE_CHECKING:
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from claimgraph.publish.prepared import PreparedSite

FEW = 200
"""Pages and files that one process writes as soon as several would."""
PART = 16
"""Pages and files that are written in a row."""
WRITING = "writing the pages"


def write_everything(site: PreparedSite, notebook: Notebook) -> None:
    """Write everything, and check the links to places on pages.

    Args:
        site: the site.
        notebook: takes what is noted of the pages, in their order.
    """
    files = [] if site.others_have_a_say else list(_ours(site))
    left = {file.dest_uri for file in files}
    site.write_once(address for address in site.addresses() if address not in left)
    _Pages(site, notebook).write(files)
    for page in site.pages():
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _ours(site: PreparedSite) -> list[File]:
    """Return what any process can write, in the order of the pages; what has the same address as another is not."""
    pages = [page.file for page in site.pages()]
    made = [file for file in site.files if isinstance(file, MadeFile)]
    return [file for file in (*pages, *made) if site.is_written_once(file.dest_uri)]


@dataclass(frozen=True, slots=True)
class _Written:
    """What is to be known of pages that were written, perhaps in another process."""

    notes: Notes
    anchors: Mapping[str, set[str]]
    """The anchors of pages to which others lead, by the files that they are of."""


class _Pages:
    """The pages and files that any process can write."""

    def __init__(self, site: PreparedSite, notebook: Notebook) -> None:
        self.site, self.notebook = site, notebook
        self.pages: dict[str, Page] = {page.file.src_uri: page for page in site.pages()}
        self.linked = {file.src_uri for page in self.pages.values() for file in page.links_to_anchors or ()}

    def write(self, files: Sequence[File]) -> None:
        """Write them."""
        among = processes() if len(files) > FEW else 1
        shared(_parts(files), self._write, self._take, among, lambda begun: _tell(begun, len(files)))

    def _write(self, files: Sequence[File]) -> _Written:
        self.site.write_once(file.dest_uri for file in files)
        anchors = {uri: self.pages[uri].present_anchor_ids or set() for uri in self._linked_among(files)}
        return _Written(self.notebook.taken(), anchors)

    def _linked_among(self, files: Sequence[File]) -> list[str]:
        return [file.src_uri for file in files if file.src_uri in self.linked and file.src_uri in self.pages]

    def _take(self, written: _Written) -> None:
        self.notebook.take(written.notes)
        for uri, anchors in written.anchors.items():
            self.pages[uri].present_anchor_ids = anchors


def _parts(files: Sequence[File]) -> list[Sequence[File]]:
    """Return files in parts, reports first: they take longest."""
    reports = [file for file in files if file.dest_uri.endswith(REPORT_FILE)]
    others = [file for file in files if not file.dest_uri.endswith(REPORT_FILE)]
    return [*in_parts(reports, 1), *in_parts(others, PART)]


def _tell(parts: int, files: int) -> None:
    tell(WRITING, min(parts * PART, files), files)
