"""All of a prepared site, written at once: the pages by as many processes as it pays to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from claimgraph.progress import tell
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.publish.last_build import LastBuild
from claimgraph.publish.last_files import Stamp, stamp_of
from claimgraph.publish.made_file import MadeFile
from claimgraph.publish.page_notes import Notebook, Notes
from claimgraph.publish.page_order import PART, in_lanes
from claimgraph.publish.workers import shared
from claimgraph.second_process import processes
from claimgraph.site.report import REPORT_FOLDER

if TYPE_CHECKING:
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from claimgraph.publish.prepared import PreparedSite

FEW = 200
"""Pages and files that one process writes as soon as several would."""
MANY = 100_000
"""Pages and files beyond which one process writes all: each takes gigabytes then, and two save a fifth of the time."""
_IN_REPORT = f"/{REPORT_FOLDER}/"
WRITING = "writing the pages"


def write_everything(site: PreparedSite, notebook: Notebook, last: LastBuild | None) -> None:
    """Write everything, and check the links to places on pages.

    Args:
        site: the site.
        notebook: takes what is noted of the pages, in the order in which they are written.
        last: the last build, from which is taken what is the same; None where everything is to be made anew.
    """
    ours: tuple[Sequence[File], Sequence[File]] = ((), ()) if site.others_have_a_say else _ours(site)
    pages, files = ours
    left = {file.dest_uri for file in (*pages, *files)}
    site.write_once(address for address in site.addresses() if address not in left)
    _Writing(site, notebook, last).write(pages, files)
    for page in site.pages():
        page.validate_anchor_links(files=site.files, log_level=site.config.validation.links.anchors)


def _ours(site: PreparedSite) -> tuple[list[File], list[MadeFile]]:
    """Return the pages and the other files that any process can write: none where two have the same address."""
    pages = [page.file for page in site.pages()]
    made = [file for file in site.files if isinstance(file, MadeFile)]
    is_clear = all(site.is_written_once(file.dest_uri) for file in (*pages, *made))
    return (pages, made) if is_clear else ([], [])


@dataclass(frozen=True, slots=True)
class _Written:
    """What is to be known of files that were written, perhaps in another process."""

    count: int
    """How many of what was written are pages."""
    notes: Notes
    anchors: Mapping[str, set[str]]
    """The anchors of pages to which others lead, by the files that they are of."""
    stamps: Mapping[str, tuple[str, Stamp]]
    """By what the next build knows each file that was made, and by what name its mark, by address."""
    taken: set[str]
    """Addresses of the files that were taken from the last build."""


class _Writing:
    """The pages and files that any process can write."""

    def __init__(self, site: PreparedSite, notebook: Notebook, last: LastBuild | None) -> None:
        self.site, self.notebook, self.last = site, notebook, last
        self.pages: dict[str, Page] = {page.file.src_uri: page for page in site.pages()}
        self.linked = {file.src_uri for page in self.pages.values() for file in page.links_to_anchors or ()}
        self.left = 0
        """How many pages are still to be written."""

    def write(self, pages: Sequence[File], files: Sequence[File]) -> None:
        """Write them."""
        self.left, number = len(pages), len(pages) + len(files)
        among = processes() if FEW < number <= MANY else 1
        shared(list(_lanes(pages, files)), self._write, self._take, among, lambda begun: _tell(begun, number))
        if self.last:
            self.last.remove_left()
            self.notebook.take_words(self.last.words_of_taken())

    def _write(self, files: Sequence[File]) -> _Written:
        taken = {file.dest_uri for file in files if self._write_one(file)}
        pages = [file.src_uri for file in files if file.src_uri in self.pages]
        anchors = {uri: self.pages[uri].present_anchor_ids or set() for uri in pages if uri in self.linked}
        stamps = self._stamps(file for file in files if file.dest_uri not in taken)
        return _Written(len(pages), self.notebook.taken(), anchors, stamps, taken)

    def _stamps(self, files: Iterable[File]) -> dict[str, tuple[str, Stamp]]:
        made = [file for file in files if self.last and _is_made(file)]
        return {file.dest_uri: (_name_of(file), stamp_of(file.abs_dest_path)) for file in made}

    def _write_one(self, file: File) -> bool:
        """Write a file; whether it was taken from the last build."""
        address, last = file.dest_uri, self.last
        if last and _is_made(file) and file.src_uri not in self.linked:
            made = last.take(address, _name_of(file), file.abs_dest_path)
            if made:
                self.notebook.note_again(address, made.elsewhere, is_found=last.is_found(address))
                return True
        if last:
            last.make_room(address, file.abs_dest_path)
        self.site.write_once([address])
        return False

    def _take(self, written: _Written) -> None:
        notes = written.notes
        self.notebook.take(notes)
        for uri, anchors in written.anchors.items():
            self.pages[uri].present_anchor_ids = anchors
        if self.last:
            self.last.note(written.stamps, notes.elsewhere, written.taken)
        self.left -= written.count
        if written.count and not self.left:
            self.notebook.begin_index()


def _is_made(file: File) -> bool:
    """Whether a file is made of the argument: a page of it, or one beside the pages."""
    return isinstance(file.page, ArgumentPage) or not file.is_documentation_page()


def _name_of(file: File) -> str:
    """Return the path of a page of the argument, or the address of another file."""
    return file.page.made.path if isinstance(file.page, ArgumentPage) else file.src_uri


def _lanes(pages: Sequence[File], files: Sequence[File]) -> Iterator[list[Sequence[File]]]:
    """Yield stretches of the pages and after them of the files, in parts.

    Parts of a report, which show what the pages show, are in the stretches of these. While files are written, the index
    of the search is made.
    """
    lanes = [[*lane] for lane in in_lanes(pages)]
    reports = [file for file in files if _IN_REPORT in f"/{file.dest_uri}"]
    others = [file for file in files if _IN_REPORT not in f"/{file.dest_uri}"]
    for number, report in enumerate(reports):
        lanes[number * len(lanes) // len(reports)].append([report])
    for made in zip_longest(lanes, in_lanes(others), fillvalue=()):
        yield [*chain(*made)]


def _tell(parts: int, files: int) -> None:
    tell(WRITING, min(parts * PART, files), files)
