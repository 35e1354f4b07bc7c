"""The MkDocs plugin: hands rendered pages to MkDocs. A thin adapter, for MkDocs and ProperDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files as resources
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base, config_options
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_theme_dir

from claimgraph.argument.documents import link_claims, literal
from claimgraph.compare.page import changes_page
from claimgraph.compare.revisions import RevisionError, compare_with
from claimgraph.diagnostics import BrokenArgument, Problems
from claimgraph.diagnostics.report import format_text
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.language.templates import install_words
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.progress import tell
from claimgraph.publish import escaping, look, previews, site_folder
from claimgraph.publish.argument_page import ArgumentPage, contents_of, meta_of, page_file
from claimgraph.publish.imprint_of_site import imprint_of
from claimgraph.publish.interface_language import language_of, set_language
from claimgraph.publish.made_file import made_file
from claimgraph.publish.navigation import by_kind, existing, listed, name_pages
from claimgraph.publish.page_html import lean, without_theme_leftovers
from claimgraph.publish.page_notes import Notebook
from claimgraph.publish.pdf import PrintingError, print_pdf
from claimgraph.publish.theme_scripts import allowed_scripts
from claimgraph.publish.writing import WRITING
from claimgraph.site.compiled_templates import keep_compiled
from claimgraph.site.links import ASSETS, Addresses, claim_path
from claimgraph.site.own_files import own_files, words_address
from claimgraph.site.page import Heading, Maker, Page, Site
from claimgraph.site.published import CARDS
from claimgraph.site.report import REPORT_FILE
from claimgraph.terminal import make_harmless, visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

MATERIAL = "material"
"""The theme that the pages are made for."""
THEME = Path(str(resources("claimgraph.site").joinpath("theme")))
MOST_PRINTED = 6_000_000
"""Bytes of a report's HTML beyond which no PDF is made: about a thousand pages, which take a browser minutes."""
PDF = "report.pdf"
"""Address of the report as a PDF."""
TOOLS_PAGE = "<!-- the tool's page -->"
"""Placeholder in a hand-written page for the tool's own page of the same name."""
LINK_MARKS = "attr_list"
"""The Markdown extension that links to claims are written with in hand-written pages."""
UNDATED = "1980-01-01"
"""Replaces the day of the build in MkDocs' templates, so that two builds are identical."""

_log = get_plugin_logger(__name__)


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in mkdocs.yml."""

    claims = config_options.Type(str, default="claims")
    """Folder of the argument, beside mkdocs.yml."""
    changes_since = config_options.Optional(config_options.Type(str))
    """Revision of git with which the page of changes compares; without it there is no such page."""
    pdf = config_options.Type(bool, default=True)
    """Whether the report is printed as a PDF, where there is a Chromium."""
    policy = config_options.Type(bool, default=True)
    """Whether pages carry a Content-Security-Policy; off for a site whose own pages load things from elsewhere."""


class ClaimgraphPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the argument to a MkDocs site."""

    def __init__(self) -> None:
        self.made: Site | None = None
        """The site that was rendered beforehand; without it the plugin runs the pipeline itself."""
        self._broken = False
        """Whether the last build was stopped by errors of the argument, before MkDocs touched the site."""
        self._serving = False
        """Whether pages are rebuilt at every save, when there is no time for the search index."""
        self._left: list[str] = []
        """Files in the site's folder that no build put there and that stay."""
        self.site = Site()
        self.pages_made: dict[str, Page] = {}
        """The pages of the argument, by path."""
        self.borrowing: set[str] = set()
        """The hand-written pages in which something of the argument stands, by their files."""
        self._pdf: str | None = None
        """Address of the report as a PDF, if it was made."""
        self.notebook = Notebook()
        """What is noted of pages as they are written."""
        self._ending = 0
        """How many builds are past their pages, and wait for what other plugins do at the end."""
        self._pages = 0
        """How many pages MkDocs is to write."""
        self._done = count(1)

    def on_startup(self, *, command: str, **_: object) -> None:
        """Escape control characters in MkDocs' log; defined also so that MkDocs keeps this instance on rebuilds."""
        self._serving = command == "serve"
        for handler in logging.getLogger("mkdocs").handlers:
            if make_harmless not in handler.filters:
                handler.addFilter(make_harmless)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the theme, run the pipeline and prepare the configuration, before MkDocs touches the last good site.

        Raises:
            PluginError: where the theme is another than Material, the argument has errors, or the site would take the
                place of something else.
        """
        if config.theme.name != MATERIAL:
            named = f"the theme is {config.theme.name}, but claimgraph's pages are made for Material"
            raise PluginError(f"{named}: write theme: {{name: material}} in mkdocs.yml")
        check_alone(config)
        escaping.escape_addresses(config)
        project = _project(config, self.config.claims)
        site_folder.check_place(config, project)
        self._left = site_folder.check_contents(Path(config.site_dir), hidden_too=False)
        self._broken = False
        try:
            self.site = self.made or self._make(project, config)
        except BrokenArgument as broken:
            self._broken = True
            raise PluginError(f"the argument has errors\n{format_text(broken.problems, project.root)}") from None
        self.pages_made = {page.path: page for page in self.site.pages}
        if not self._ending:
            self.borrowing = set()
            self.notebook.begin(config.site_url, is_searched=not self._serving)
        for sentence in look.unheld(config):
            _log.warning("%s", sentence)
        look.place_templates(config, THEME)
        look.set_defaults(config)
        set_language(config, self.site.language)
        if LINK_MARKS not in config.markdown_extensions:
            config.markdown_extensions.append(LINK_MARKS)
        return config

    def take(self, site: Site) -> None:
        """Make what hand-written pages ask for from a site."""
        self.site, self.pages_made = site, {page.path: page for page in site.pages}

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Mark the folder as unfinished before MkDocs empties it, so that a killed build is recognised."""
        site_folder.begin(Path(config.site_dir))

    @property
    def _again(self) -> bool:
        """Whether another plugin has MkDocs build the site again, within a build of it, as for a second language."""
        return self._ending > 0

    def on_build_error(self, **_: object) -> None:
        """Forget the builds that were under way."""
        self._ending = 0
        self.notebook.close()

    def _make(self, project: Project, config: MkDocsConfig) -> Site:
        problems = Problems()
        judgement = judge_sound(project, problems)
        if len(problems):
            _log.warning("%s", format_text(problems, project.root))
        return self.render(judgement, config, _log.info)

    def render(self, judgement: Judgement, config: MkDocsConfig, say: Callable[[str], object]) -> Site:
        """Render a judged argument by the options of mkdocs.yml, with the page of changes if there is one.

        Args:
            judgement: the argument as it is to be shown.
            config: the site's configuration.
            say: says why there is nothing to compare with, where a page of changes is asked for.
        """
        language, imprint = (
            language_of(config, argument_of(judgement.graph).language),
            imprint_of(config, _root(config)),
        )
        return render(judgement, _addresses(config), self._changes(judgement, config, say), language, imprint)

    def _changes(self, judgement: Judgement, config: MkDocsConfig, say: Callable[[str], object]) -> Iterator[Page]:
        if self.config.changes_since:
            try:
                found = compare_with(judgement, _project(config, self.config.claims), self.config.changes_since)
            except RevisionError as error:
                say(f"no page of changes is made: {error}")
            else:
                yield changes_page(found)

    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the argument's pages and assets, after plugins that work on files of docs_dir only.

        A hand-written page of the same name takes precedence.

        Raises:
            PluginError: where the name of a hand-written page cannot be an address.
        """
        for file in files:
            if not _is_utf8(file.src_uri):
                raise PluginError(f"the name of the file {visible(file.src_uri)} is not UTF-8: rename it")
        for page in self.site.pages:
            if files.get_file_from_path(f"{page.path}.md") is None:
                files.append(ArgumentPage(page, self.site, config).file)
        for uri, make in {**_own_files(), **self.site.files, **self._printed(config)}.items():
            files.append(made_file(uri, make, config))
        if config.nav:
            config.nav = list(existing(by_kind(config.nav, self.site.pages), files))
            name_pages(config.nav, files)
        else:
            config.nav = listed(self.site.pages, files)
        return files

    def _printed(self, config: MkDocsConfig) -> dict[str, Maker]:
        """Return the report, and the same as a PDF, if that is wanted and there is something to print it with."""
        self._pdf = None
        if self._serving or not self.config.pdf:
            return {}
        report = self.site.files[REPORT_FILE]()
        if len(report) > MOST_PRINTED:
            return {}
        tell("printing the report")
        root = _root(config)
        try:
            pdf = print_pdf(own_files() | {REPORT_FILE: report}, REPORT_FILE, root)
        except PrintingError as error:
            _log.warning("the report is there as HTML only: %s", error)
            return {}
        if pdf is None:
            return {}
        self._pdf = PDF
        return {REPORT_FILE: lambda: report, PDF: lambda: pdf}

    @event_priority(-100)
    def on_nav(self, nav: Navigation, **_: object) -> Navigation:
        """Remove the day of the build from pages, and escape the titles of the navigation."""
        escaping.escape_navigation(nav.items)
        for page in nav.pages:
            page.update_date = UNDATED
        return nav

    def on_page_markdown(self, markdown: str, page: MkDocsPage, **_: object) -> str:
        """Turn ``[[claim-id]]`` in hand-written pages into links."""
        if isinstance(page, ArgumentPage) or "[[" not in markdown:
            return markdown
        self.borrowing.add(page.file.src_uri)
        top = "../" * page.file.src_uri.count("/")

        def show(id_: str, words: str | None) -> str:
            path = claim_path(id_)
            if path not in self.pages_made:
                raise PluginError(f'{page.file.src_path}: no claim "{id_}"')
            return f"[{words or literal(self.pages_made[path].title.rstrip('.'))}]({top}{path}.md){{ .cg-ref }}"

        return link_claims(markdown, show)

    def on_page_content(self, html: str, page: MkDocsPage, **_: object) -> str:
        """Replace the placeholder in a hand-written page by the tool's page of the same name, with its headings."""
        path = page.file.src_uri.removesuffix(".md")
        if path not in self.pages_made or isinstance(page, ArgumentPage) or TOOLS_PAGE not in html:
            return html
        self.borrowing.add(page.file.src_uri)
        made = self.site.render(self.pages_made[path])
        own = [Heading(link.id, link.title) for link in page.toc]
        page.meta = {**page.meta, **meta_of(made)}
        page.toc = contents_of(made.page.title, [*made.headings, *own])
        return html.replace(TOOLS_PAGE, made.html)

    @event_priority(-100)
    def on_env(self, env: Environment, files: Files, config: MkDocsConfig) -> Environment:
        """Add the template globals, fix dates, escape page data, and collect the theme's inline scripts."""
        cards = sum(uri.startswith(CARDS) for uri in self.site.files)
        search = page_file("search", config).url
        env.loader = look.loader_of(config, THEME)
        words = words_address(self.site.language)
        told = {"assets": ASSETS, "search": search, "cards": cards, "pdf": self._pdf, "words": words}
        env.globals["claimgraph"] = told | {"palettes": look.palettes(config)} | previews.told(config)
        pages = files.documentation_pages()
        self._pages, self._done = len(pages), count(1)
        self.notebook.begin_pages()
        for file in pages:
            if file.page is not None:
                file.page.update_date = UNDATED
        escaping.escape_pages(files)
        escaping.escape_names(config)
        escaping.keep_escaped(env)
        install_words(env, self.site.language)
        keep_compiled(env, THEME, get_theme_dir(MATERIAL))
        self.notebook.policies.begin(allowed_scripts(env, config, files))
        return env

    def finished(self, output: str) -> str:
        """Return a page of the argument as it is written, where no other plugin adds to what the theme made."""
        html = lean(without_theme_leftovers(output))
        self.notebook.policies.note(html)
        return self._guarded(html, own=True)

    @event_priority(100)
    def _before_other_plugins(self, /, output: str, page: MkDocsPage, **_: object) -> str:
        """Note the inline code of a page as the theme made it; what is new in `_after_other_plugins` plugins added."""
        if isinstance(page, ArgumentPage):
            if self._again:
                return ""  # MkDocs writes no file then
            output = without_theme_leftovers(output)
        self.notebook.policies.note(lean(output))
        return output

    @event_priority(-100)
    def _after_other_plugins(self, /, output: str, page: MkDocsPage, **_: object) -> str:
        """Shrink a page's HTML, insert its Content-Security-Policy, and note the page for the search."""
        tell(WRITING, next(self._done), self._pages)
        own = isinstance(page, ArgumentPage)
        if own and not output:
            return output
        self.notebook.note(page, output)
        return self._guarded(lean(output), own=own)

    on_post_page = CombinedEvent(_before_other_plugins, _after_other_plugins)

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, **_: object) -> str:
        """Insert the Content-Security-Policy into pages that are made from a template alone, such as 404.html."""
        if not template_name.endswith(".html"):
            return output_content
        html = lean(output_content)
        self.notebook.policies.note(html)
        return self._guarded(html, own=False)

    def _guarded(self, html: str, *, own: bool) -> str:
        return self.notebook.policies.guard(html, own=own) if self.config.policy else html

    @event_priority(1000)
    def _begin_end(self, /, **_: object) -> None:
        self._ending += 1

    @event_priority(-1000)
    def _end(self, /, config: MkDocsConfig, **_: object) -> None:
        """Write the headers for static hosts, the search index, and last the list of everything that was written."""
        self._ending = max(0, self._ending - 1)
        site = Path(config.site_dir)
        if self.config.policy:
            (site / "_headers").write_text(self.notebook.policies.headers(), "utf-8")
            if (told := self.notebook.told_of_elsewhere()) and not self._again:
                _log.warning("%s", told)
        if not self._serving and not self._again:
            self.notebook.write_search(site)
            site_folder.finish(site, self._left)

    on_post_build = CombinedEvent(_begin_end, _end)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch the argument's files, and keep serving the last good pages while they have errors."""
        server.watch(str(_root(config) / self.config.claims))
        build = server.builder

        def rebuild() -> None:
            try:
                build()
            except Abort:
                if not self._broken:
                    raise
                _log.warning("the last good pages stay until the argument is mended")

        server.builder = rebuild
        return server


def check_alone(config: MkDocsConfig) -> None:
    """Check that mkdocs.yml lists the plugin once.

    Raises:
        PluginError: where it is listed several times: a site shows one argument.
    """
    if sum(isinstance(plugin, ClaimgraphPlugin) for plugin in config.plugins.values()) > 1:
        twice = "mkdocs.yml lists the plugin claimgraph more than once, but a site shows one argument"
        raise PluginError(f"{twice}: leave one of them, and give the other argument a site of its own")


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _addresses(config: MkDocsConfig) -> Addresses:
    """Return how a site's addresses are formed, by its mkdocs.yml."""
    home = escaping.as_address(config.site_url).rstrip("/") + "/" if config.site_url else None
    return Addresses(config.use_directory_urls, home)


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml, spelled as on the command line."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _project(config: MkDocsConfig, claims: str) -> Project:
    root, name = _root(config), Path(config.config_file_path or "mkdocs.yml").name
    return Project(root, Path(claims), Path(os.path.relpath(config.docs_dir, root)), Path(name))


def plugin_of(config: MkDocsConfig) -> ClaimgraphPlugin:
    """Return the claimgraph plugin of a configuration.

    Raises:
        LookupError: where mkdocs.yml does not list it.
    """
    for plugin in config.plugins.values():
        if isinstance(plugin, ClaimgraphPlugin):
            return plugin
    raise LookupError(f"{config.config_file_path} does not list the plugin claimgraph: add it under plugins:")


def _own_files() -> dict[str, Maker]:
    return {address: partial(bytes, content) for address, content in own_files().items()}
