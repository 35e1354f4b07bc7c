"""A site that MkDocs has prepared: every address is known, and any one of them can be written by itself.

A build asks for all of them, one after the other; `serve` asks for the one that a reader opens.
Both run the same steps for a page, so what is served is what would be built. The steps and their
order are those of `mkdocs.commands.build`, which knows only whole sites; its parts are used as
they are. A page of the argument is rendered right before it is written, and forgotten after it.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mkdocs.commands.build import (
    _build_extra_template,
    _build_page,
    _build_theme_template,
    _populate_page,
    get_context,
)
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

from claimgraph.publish import escaping, look
from claimgraph.publish.argument_page import ArgumentPage
from claimgraph.publish.frames import Frames
from claimgraph.publish.last_build import LastBuild, state_of
from claimgraph.publish.made_file import MadeFile, write_file
from claimgraph.publish.plugin import THEME, ClaimgraphPlugin, plugin_of
from claimgraph.publish.writing import write_everything
from claimgraph.site.compiled import COMPILED
from claimgraph.site.page import Part, Site

SITEMAP = "sitemap.xml"
_POPULATING = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""Events by which other plugins may learn from the pages before any is written, so that all must be there first."""

_MAKING = ("page_context", "post_page", "env")
"""Events by which other plugins may change how a page is made."""

Write = Callable[[], None]


class PreparedSite:
    """What MkDocs knows of a site once it has read everything, and has written nothing."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Read the hand-written pages, and make a place for all others."""
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        self._log = logging.getLogger("mkdocs")
        self._log.addHandler(self._warnings)
        try:
            self._prepare(config)
        except Exception as error:
            self.close()
            _tell_plugins(config, error)
            raise
        self._writers = self._all_writers()

    def _prepare(self, config: MkDocsConfig) -> None:
        self.config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        env.bytecode_cache = COMPILED
        files.add_files_from_theme(env, config)
        self.files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._pages = files.documentation_pages()
        self._outline = _outline_of(plugin_of(config).site)
        self._early = _others_listen(config, _POPULATING)
        for page in self.pages():
            if self._early or not isinstance(page, ArgumentPage):
                _populate_page(page, config, files)
        self._env = config.plugins.on_env(env, config=config, files=files)
        self.frames = self._new_frames()

    def _new_frames(self) -> Frames | None:
        """Return the frames that pages are put in; None where other plugins or templates have a say in each page."""
        if self.others_have_a_say or not look.is_plain(self.config, THEME):
            return None
        contents = self._env.get_template("claimgraph/contents.html")
        return Frames(self.in_theme, plugin_of(self.config).finished, contents, self._nav)

    def in_theme(self, page: Page) -> str:
        """Return a page in the frame of the theme."""
        page.active = True
        context = get_context(self._nav, self._pages, self.config, page)
        html: str = self._env.get_template("main.html").render(context)
        page.active = False
        return html

    def pages(self) -> Iterator[Page]:
        """Yield the pages that are written in the frame of the theme."""
        for file in self._pages:
            yield file.page or Page(None, file, self.config)

    def _all_writers(self) -> dict[str, list[Write]]:
        """Return what writes each address; where there are several, each writes over what the one before wrote."""
        writers: dict[str, list[Write]] = defaultdict(list)
        for file in self.files:
            if not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
                writers[file.dest_uri].append(file.copy_file)
        for name in self.config.theme.static_templates:
            write = partial(_build_theme_template, name, self._env, self.files, self.config, self._nav)
            writers[name].append(write)
            if name == SITEMAP:  # which is written packed, too
                writers[f"{name}.gz"].append(write)
        for name in self.config.extra_templates:
            write = partial(_build_extra_template, name, self.files, self.config, self._nav)
            writers[Path(name).as_posix()].append(write)
        for file in self._pages:
            writers[file.dest_uri].append(partial(self._write_page, file))
        return dict(writers)

    def renew(self, made: Site) -> bool:
        """Let the same pages show an argument as it is now; whether that is all that it takes.

        It is not where another page is there or is listed, or where a hand-written page gets another title: what MkDocs
        made of the whole would be another. Then the site is to be prepared anew, and nothing of this one is of use.
        """
        if self._early or _outline_of(made) != self._outline:
            return False
        plugin = plugin_of(self.config)
        plugin.take(made)
        self.frames = self._new_frames()
        for file in self.files:
            if isinstance(file, MadeFile):
                file.make = made.files.get(file.src_uri, file.make)
            elif isinstance(file.page, ArgumentPage):
                file.page.take(made, plugin.pages_made)
        return all(self._read_again(page) for page in self.pages() if page.file.src_uri in plugin.borrowing)

    def _read_again(self, page: Page) -> bool:
        """Read a hand-written page anew; whether it has kept its title."""
        before = str(page.title)
        _populate_page(page, self.config, self.files)
        escaping.escape_page(page)
        return str(page.title) == before

    @property
    def adds_at_the_end(self) -> bool:
        """Whether plugins besides the tool's own add something once everything is written."""
        return _others_listen(self.config, ("post_build",))

    def __contains__(self, address: object) -> bool:
        return address in self._writers

    def write(self, address: str) -> None:
        """Write what is at an address into the folder of the site.

        Raises:
            KeyError: where there is nothing.
        """
        with self._told():
            for write in self._writers[address]:
                write()

    def write_all(self, last: LastBuild | None = None) -> None:
        """Write everything, and let the plugins add what they make of the whole.

        Args:
            last: the last build, from which is taken what is the same; None where everything is to be made anew.

        Raises:
            Abort: where there were warnings, and the configuration is strict.
        """
        with self._told():
            notebook = plugin_of(self.config).notebook
            if last:
                notebook.begin_as(last.begin(self._state(), Path(self.config.site_dir)))
            write_everything(self, notebook, last)
            self.config.plugins.on_post_build(config=self.config)
        self.stop_if_strict()

    def _state(self) -> str:
        """Return the state of a build; nothing where others make of pages what cannot be known beforehand."""
        if not self.frames or self.adds_at_the_end:
            return ""
        site = plugin_of(self.config).site
        frames = [self._frame_of_claims(part) for part in site.parts]
        with Path(self.config.config_file_path).open("rb") as file:
            settings = yaml_load(file)
        return state_of(settings, site.parts, frames) if all(frames) else ""

    def _frame_of_claims(self, part: Part) -> str | None:
        """Return the frame of the pages of a map's claims, which has all that is common to the pages of the site."""
        pages = (file.page for file in reversed(self._pages) if isinstance(file.page, ArgumentPage))
        page = next((page for page in pages if page.part is part and page.made.template == "claim"), None)
        if page is None or self.frames is None:
            return None
        _populate_page(page, self.config, self.files)
        frame = self.frames.around(page)
        page.forget()
        return frame

    @property
    def others_have_a_say(self) -> bool:
        """Whether other plugins may change how a page is made."""
        return _others_listen(self.config, (*_POPULATING, *_MAKING))

    def addresses(self) -> Iterable[str]:
        """Return every address."""
        return self._writers

    def is_written_once(self, address: str) -> bool:
        """Whether nothing is written over something else there."""
        return len(self._writers[address]) == 1

    def write_once(self, addresses: Iterable[str]) -> None:
        """Write what is at some addresses, each thing once, even if it is for several of them."""
        done: set[Write] = set()
        for write in (write for address in addresses for write in self._writers[address]):
            if write not in done:
                write()
                done.add(write)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the plugins of a fault."""
        try:
            yield
        except Exception as error:
            _tell_plugins(self.config, error)
            raise

    def stop_if_strict(self) -> None:
        """Stop where there were warnings, and the configuration is strict.

        Raises:
            Abort: in that case.
        """
        if self.config.strict and (counts := self._warnings.get_counts()):
            told = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
            raise Abort(f"Aborted with {told} in strict mode!")

    def close(self) -> None:
        """Count no more warnings."""
        self._log.removeHandler(self._warnings)
        plugin_of(self.config).notebook.close()

    def _write_page(self, file: File) -> None:
        page = file.page
        assert page is not None
        if isinstance(page, ArgumentPage):
            if not self._early:
                _populate_page(page, self.config, self.files)
            if not self._write_in_frame(page):
                _build_page(page, self.config, self._pages, self._nav, self._env)
            page.forget()
        else:
            _build_page(page, self.config, self._pages, self._nav, self._env)

    def _write_in_frame(self, page: ArgumentPage) -> bool:
        """Write a page in the frame that it has in common with others; whether there is one."""
        framed = self.frames.fill(page) if self.frames else None
        if framed is None:
            return False
        plugin_of(self.config).notebook.note(page, page.content or "", framed.frame)
        write_file(page.file.abs_dest_path, framed.html.encode("utf-8", "xmlcharrefreplace"))
        return True


def _outline_of(site: Site) -> tuple[object, ...]:
    """Return the addresses of a site, and the titles that its navigation may list."""
    pages = [(page.path, (page.label, page.title, page.section) if page.listed else None) for page in site.pages]
    maps = [(part.at, dict(part.verdicts), part.title if len(site.parts) > 1 else "") for part in site.parts]
    return pages, list(site.files), maps


def _others_listen(config: MkDocsConfig, events: Iterable[str]) -> bool:
    """Whether another plugin than the tool's own has handlers for one of some events."""
    handlers = (handler for event in events for handler in config.plugins.events[event])
    return any(not isinstance(getattr(handler, "__self__", None), ClaimgraphPlugin) for handler in handlers)


def _tell_plugins(config: MkDocsConfig, error: Exception) -> None:
    """Do on a fault what MkDocs does.

    Raises:
        Abort: where it is one that is to be told in words.
    """
    config.plugins.on_build_error(error=error)
    if isinstance(error, BuildError):
        logging.getLogger("mkdocs").error(str(error))
        raise Abort("Aborted with a BuildError!") from error
