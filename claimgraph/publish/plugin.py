"""The MkDocs plugin: hands rendered pages to MkDocs. A thin adapter, for MkDocs and ProperDocs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_theme_dir

from claimgraph.argument.declared_language import declared_language
from claimgraph.argument.documents import ambiguity, link_claims, literal, maps_with
from claimgraph.diagnostics import BrokenArgument, Problems
from claimgraph.diagnostics.report import format_text
from claimgraph.judging.judgement import Judgement
from claimgraph.language import gettext, speaking
from claimgraph.language.templates import install_words
from claimgraph.pipeline import Project, judge_each_sound
from claimgraph.publish import escaping, look, previews, site_folder
from claimgraph.publish.argument_page import ArgumentPage, contents_of, meta_of, page_file
from claimgraph.publish.interface_language import language_of, set_language
from claimgraph.publish.made_file import made_file
from claimgraph.publish.maps import PluginConfig, check_homes, options_of, projects_of, root_of
from claimgraph.publish.navigation import by_kind, existing, listed, name_pages
from claimgraph.publish.page_html import lean, without_theme_leftovers
from claimgraph.publish.page_notes import Notebook
from claimgraph.publish.printed_reports import PDF, printed_reports
from claimgraph.publish.rendered_maps import render_maps
from claimgraph.publish.theme_scripts import allowed_scripts
from claimgraph.site.compiled_templates import keep_compiled
from claimgraph.site.links import ASSETS, claim_path
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
TOOLS_PAGE = "<!-- the tool's page -->"
"""Placeholder in a hand-written page for the tool's own page of the same name."""
LINK_MARKS = "attr_list"
"""The Markdown extension that links to claims are written with in hand-written pages."""
UNDATED = "1980-01-01"
"""Replaces the day of the build in MkDocs' templates, so that two builds are identical."""

_log = get_plugin_logger(__name__)


class ClaimgraphPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of the maps to a MkDocs site, each listed by an entry of its own; the first does it for all."""

    supports_multiple_instances = True

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
        """The pages of the maps, by path."""
        self._claims: dict[str, set[str]] = {}
        """The ids of the claims of each map, by the folder of its pages."""
        self.borrowing: set[str] = set()
        """The hand-written pages in which something of the argument stands, by their files."""
        self._pdf: dict[str, str] = {}
        """Addresses of the reports as PDFs, as far as they were made, by the folder of their map."""
        self.notebook = Notebook()
        """What is noted of pages as they are written."""
        self._ending = 0
        """How many builds are past their pages, and wait for what other plugins do at the end."""

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
        projects = projects_of(config)
        if plugin_of(config) is not self:
            return config
        _leave_to_the_first(config)
        escaping.escape_addresses(config)
        for project in projects:
            site_folder.check_place(config, project)
        self._left = site_folder.check_contents(Path(config.site_dir), hidden_too=False)
        self._broken = False
        with speaking(language_of(config, declared_language(projects[0].root / projects[0].claims))):
            try:
                self.take(self.made or self._make(projects, config))
            except BrokenArgument as broken:
                self._broken = True
                told = format_text(broken.problems, root_of(config))
                raise PluginError(gettext("the argument has errors") + f"\n{told}") from None
        if not self._ending:
            self.borrowing = set()
            self.notebook.begin(config.site_url, self.site, is_searched=not self._serving)
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
        claims = [page for page in site.pages if page.template == "claim"]
        self._claims = {
            part.at: {page.subject for page in claims if part.at + claim_path(page.subject) == page.path}
            for part in site.parts
        }

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

    def _make(self, projects: Sequence[Project], config: MkDocsConfig) -> Site:
        problems = Problems()
        judgements = judge_each_sound(projects, problems)
        if len(problems):
            _log.warning("%s", format_text(problems, root_of(config)))
        return self.render(judgements, config, _log.info)

    def render(self, judgements: Sequence[Judgement], config: MkDocsConfig, say: Callable[[str], object]) -> Site:
        """Render judged arguments by the options of mkdocs.yml, one for each of its maps.

        Args:
            judgements: the arguments as they are to be shown.
            config: the site's configuration.
            say: says why there is nothing to compare with, where a page of changes is asked for.
        """
        return render_maps(judgements, config, say)

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
        check_homes(files, self.site)
        printed = printed_reports(self.site, root_of(config)) if self.config.pdf and not self._serving else {}
        self._pdf = {part.at: part.at + PDF for part in self.site.parts if part.at + PDF in printed}
        for uri, make in {**_own_files(), **self.site.files, **printed}.items():
            files.append(made_file(uri, make, config))
        with speaking(self.site.language):
            if config.nav:
                config.nav = list(existing(by_kind(config.nav, self.site), files))
                name_pages(config.nav, files)
            else:
                config.nav = listed(self.site, files)
        return files

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
            having, wanted = maps_with(id_, page.file.src_uri, self._claims)
            if not having:
                raise PluginError(f'{page.file.src_path}: no claim "{id_}"')
            if len(having) > 1:
                named, hint = ambiguity(id_, having)
                raise PluginError(f'{page.file.src_path}: the maps {named} both have a claim "{id_}"; {hint}')
            path = having[0] + claim_path(wanted)
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
        env.loader = look.loader_of(config, THEME)
        words = words_address(self.site.language)
        told = {"assets": ASSETS, "map_of": self._map_of(config), "words": words}
        env.globals["claimgraph"] = told | {"palettes": look.palettes(config)} | previews.told(config)
        pages = files.documentation_pages()
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

    def _map_of(self, config: MkDocsConfig) -> Callable[[MkDocsPage | None], dict[str, object]]:
        """Return what tells a template of the map that a page belongs to: pages of none are told of the first."""
        told: dict[str, dict[str, object]] = {
            part.at: {
                "at": part.at,
                "search": page_file(f"{part.at}search", config).url,
                "cards": sum(uri.startswith(part.at + CARDS) for uri in self.site.files),
                "report": part.at + REPORT_FILE,
                "pdf": self._pdf.get(part.at),
                "verdicts": dict(part.verdicts),
            }
            for part in self.site.parts
        }

        first = next(iter(told.values()))
        shared = first if len(told) == 1 else first | {"at": "", "report": None, "pdf": None, "verdicts": {}}

        def map_of(page: MkDocsPage | None) -> dict[str, object]:
            part = self.site.part_of(page.file.src_uri) if page else None
            return told[part.at] if part else shared

        return map_of

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
        for options in options_of(config):
            server.watch(str(root_of(config) / options.claims))
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


def _leave_to_the_first(config: MkDocsConfig) -> None:
    """Let only the first entry of the plugin hear of events: the others say which maps there are besides."""
    first = plugin_of(config)
    for event, handlers in config.plugins.events.items():
        owners = [getattr(handler, "__self__", None) for handler in handlers]
        config.plugins.events[event] = [
            handler
            for handler, owner in zip(handlers, owners, strict=True)
            if owner is first or not isinstance(owner, ClaimgraphPlugin)
        ]


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


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
