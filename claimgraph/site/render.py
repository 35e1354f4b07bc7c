"""Views → HTML. The one owner of the Jinja environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from claimgraph.argument.prose import render_inline
from claimgraph.graph.network import argument_of
from claimgraph.judging.judgement import Judgement
from claimgraph.language import decimal, gettext
from claimgraph.language.catalogues import ENGLISH
from claimgraph.language.forms import is_right_to_left, language_name
from claimgraph.language.speech import current, speaking
from claimgraph.language.templates import install_words
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.cards import card_pages
from claimgraph.site.compiled import COMPILED
from claimgraph.site.compiled_templates import keep_compiled
from claimgraph.site.drawing.shapes import clip, number
from claimgraph.site.imprint import Imprint
from claimgraph.site.links import ASSETS, Addresses, Links, walk_path
from claimgraph.site.marks import Marks
from claimgraph.site.own_files import words_address, words_files
from claimgraph.site.page import Heading, Maker, Page, RenderedPage, Site
from claimgraph.site.pages import all_pages
from claimgraph.site.paging import ROOM, Room
from claimgraph.site.plain_output import PlainOutput
from claimgraph.site.policy import guarded
from claimgraph.site.published import published
from claimgraph.site.redirects import redirects
from claimgraph.site.report import REPORT_FILE, Report
from claimgraph.site.search import titles, wordings
from claimgraph.site.statuses import called, within
from claimgraph.site.views import ClaimCard

TEMPLATES = Path(__file__).parent / "templates"
_LINKS: ContextVar[Links] = ContextVar("links")
"""The addresses as seen from the page that is rendered. Filters that use them take the context of the template, and
use nothing of it: else they would be worked out when a template is compiled."""
_OF_THE_TOOL = {"diagnostic", "diagnostics", "format"}
"""Templates of the pages that show nothing of the argument."""
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_ENDS = "?!。？！"
_ENDED = re.compile(rf"([{_ENDS}])((?:</(?:a|b|em|span|strong)>)+)\.(?=[\s<])")
_TAG = re.compile(r"<[^>]+>|[∵∴]")


class Renderer:
    """Renders pages of one atlas."""

    def __init__(self, atlas: Atlas, addresses: Addresses, imprint: Imprint | None = None) -> None:
        self.atlas, self.addresses = atlas, addresses
        self.repository = imprint.repository if imprint else None
        self.environment = PlainOutput(
            loader=PackageLoader("claimgraph.site"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        install_words(self.environment)
        keep_compiled(self.environment, TEMPLATES)
        self.environment.bytecode_cache = self.environment.bytecode_cache or COMPILED
        self.environment.filters |= {"prose": self._prose, "to": _to, "walk": walk_path, "n": number, "clip": clip}
        self.environment.filters["decimal"] = decimal
        self.environment.filters |= {
            "brief": _in_words(wording.brief),
            "holder": _in_words(wording.holder),
            "kind": _in_words(wording.kind_name),
            "sentence": wording.sentence,
            "within": _in_words(within),
            "clause": wording.clause,
        }
        self.environment.filters |= {"editing": self._editing, "objecting": self._objecting}
        self.environment.filters |= {"inner": self._inner, "addressed": _addressed, "asset": self._asset}
        self.shapes = self.environment.get_template("shapes.html").render().replace("\n", "")
        """The shapes of the statuses, which every page starts with: drawn once and used by name."""
        self.environment.globals |= {"language_name": language_name, "as_of": atlas.as_of}
        self.environment.globals |= {"language": current(), "words": words_address(current())}
        direction = Markup(' dir="rtl"') if is_right_to_left(current()) else Markup("")
        self.environment.globals |= {"direction": direction}
        self.environment.globals |= {
            "wording_in": self._wording_in,
            "claim_lang": self._claim_lang,
            "content_language": atlas.argument.language,
        }

    def render(self, page: Page) -> RenderedPage:
        """Render one page."""
        shown, template = page.show(), self.environment.get_template(f"{page.template}.html")
        with self._seen_from(page) as links:
            html = template.render(view=shown.view, page=page, shown=shown, links=links)
        html = self.shapes + _stopped_once(html)
        headings = tuple(Heading(id_, unescape(_TAG.sub("", inner)).strip()) for id_, inner in _HEADING.findall(html))
        return RenderedPage(page, shown, html, headings)

    @contextmanager
    def _seen_from(self, page: Page) -> Iterator[Links]:
        """Have addresses lead away from a page within a block."""
        links = Links(page.path, directories=self.addresses.directories)
        token = _LINKS.set(links)
        try:
            yield links
        finally:
            _LINKS.reset(token)

    def document(self, page: Page) -> bytes:
        """Render a page that is a document of its own, without the theme's frame."""
        template = self.environment.get_template(f"{page.template}.html")
        view = page.show().view
        shapes = Markup(self.shapes)  # noqa: S704 - ours
        with self._seen_from(page) as links:
            html = template.render(view=view, page=page, shapes=shapes, links=links)
        return guarded(_stopped_once(html), inline_styles=False).encode()

    def claim_link(self, id_: str, words: str | None = None) -> Markup:
        """Return a link to a claim for running text.

        Raises:
            KeyError: where there is no such claim.
        """
        card = self.atlas.card(id_)
        shown = words or card.short
        return Markup('<a class="cg-ref" href="{}">{}</a>').format(_LINKS.get().to(card.path), shown)

    def _claim_lang(self, id_: str) -> Markup:
        """Return the attributes of an element that shows the wording of a claim."""
        return _lang(self.atlas.argument.claims[id_].language or self.atlas.argument.language)

    def _wording_in(self, id_: str) -> Markup:
        """Return the same for a heading, which says in any case that it runs as its letters do."""
        return self._claim_lang(id_) or Markup(' dir="auto"')

    def _editing(self, file: str, line: int) -> str | None:
        """Return the address at which a line of a file is edited, if there is one."""
        return self.repository.edit(file, line) if self.repository else None

    def _objecting(self, card: ClaimCard) -> str | None:
        """Return the address at which an objection to a claim is suggested as an issue, if there is one."""
        if self.repository is None:
            return None
        address = self.addresses.whole(card.path, card.path) if self.addresses.home else None
        said = [line for line in (gettext("Claim: %(id)s", id=card.id), card.text, address) if line]
        asked = gettext("What speaks against it, and where can that be read?")
        title = gettext("Objection to %(id)s: %(claim)s", id=card.id, claim=card.short)
        return self.repository.issue(title, "\n".join([*said, "", asked, ""]))

    @pass_context
    def _asset(self, _: Context, name: str) -> str:
        above = "../" * self.addresses.at.count("/")  # all maps of a site share the assets
        return f"{_LINKS.get().root}{above}{ASSETS}/{name}"

    @pass_context
    def _inner(self, context: Context, text: str | None) -> Markup:
        """Return the HTML of prose whose claims are all on the same page, or on those that the view names."""
        at = context["view"].at

        def link(id_: str, words: str | None) -> str:
            address = _LINKS.get().to(at[id_], id_) if at.get(id_, page) != page else f"#{id_}"
            return str(Markup('<a href="{}">{}</a>').format(address, words or self.atlas.card(id_).short))

        page = context["page"].path

        return Markup(render_inline(text or "", link))  # noqa: S704 - as below

    @pass_context
    def _prose(self, _: Context, text: str | None) -> Markup:
        # render_inline escapes everything that it does not make itself.
        return Markup(render_inline(text or "", lambda id_, words: str(self.claim_link(id_, words))))  # noqa: S704


def render(  # noqa: PLR0913, PLR0917 - all that a site depends on
    judgement: Judgement,
    addresses: Addresses | None = None,
    more: Iterable[Page] = (),
    language: str = ENGLISH,
    imprint: Imprint | None = None,
    room: Room = ROOM,
) -> Site:
    """Return everything that a judged argument becomes, to be rendered page by page when it is asked for.

    Args:
        judgement: the argument, judged.
        addresses: how the site's addresses are formed; by default one folder a page.
        more: finished pages that the site gets besides those of the argument.
        language: of the interface, as a BCP 47 tag.
        imprint: what the site says of itself.
        room: how much a page of it holds.
    """
    with speaking(language), called(argument_of(judgement.graph).verdicts):
        return _spoken(_site(Atlas(judgement, room), addresses or Addresses(), more, imprint or Imprint()), language)


def _spoken(site: Site, language: str) -> Site:
    """Return a site that speaks its language, and has its words for statuses, whenever a part of it is made."""
    speaks = partial(_speaks, language, site.verdicts)
    files = {address: speaks(make) for address, make in site.files.items()}
    for_print = {address: speaks(make) for address, make in site.for_print.items()}
    rows = replace(site.wordings, rows=speaks(site.wordings.rows))
    return replace(
        site,
        render=speaks(site.render),
        show=speaks(site.show),
        files=files,
        for_print=for_print,
        language=language,
        wordings=rows,
        marks=speaks(site.marks),
    )


def _speaks(language: str, verdicts: Mapping[str, str], make: Callable[..., Any]) -> Callable[..., Any]:
    def spoken(*given: object) -> object:
        with speaking(language), called(verdicts):
            return make(*given)

    return spoken


def _site(atlas: Atlas, addresses: Addresses, more: Iterable[Page], imprint: Imprint) -> Site:
    renderer = Renderer(atlas, addresses, imprint)
    made = tuple(all_pages(atlas))
    pages = (*made, *more)
    cards = tuple(card_pages(atlas, addresses, imprint))
    report = Report(atlas, pages)
    documents = (*report.pages(), *cards)
    rows = wordings(atlas, pages)
    whole = {REPORT_FILE: partial(renderer.document, report.whole())} if report.is_in_parts else {}
    files: dict[str, Maker] = {
        **{addresses.file(page.path): partial(renderer.document, page) for page in documents},
        **dict(titles(rows, atlas.room.titles)),
        **dict(published(atlas)),
        **dict(redirects(atlas.argument, [*pages, *cards], addresses)),
        **words_files(current()),
    }
    argument, marks = atlas.argument, Marks(atlas, (addresses, imprint, current(), atlas.room))
    return Site(
        pages,
        renderer.render,
        content_language=argument.language,
        files=files,
        verdicts=argument.verdicts,
        wordings=rows,
        for_print=whole,
        marks=partial(_marks, marks, report, made, files, addresses),
    )


def _marks(marks: Marks, report: Report, pages: Iterable[Page], files: Iterable[str], at: Addresses) -> dict[str, str]:
    """Return the marks of a map's pages by path, and of its files by address."""
    known = dict(marks.of_pages())
    layout = repr(report.layout).encode()
    known |= {path: marks.of_some(claims, sources, layout) for path, claims, sources in report.parts()}
    known |= {page.path: marks.common for page in pages if page.template in _OF_THE_TOOL}
    paths = {at.file(path): mark for path, mark in known.items()}
    whole = marks.whole
    of_pages = {page.path: known.get(page.continues or page.path, whole) for page in pages}
    return of_pages | {address: paths.get(address, whole) for address in files}


def _in_words(tell: Callable[..., str]) -> Callable[..., str]:
    """Return a filter that asks for its words anew each time: a compiled template is filled in in any language."""

    @pass_context
    def told(_: Context, *given: object) -> str:
        return tell(*given)

    return told


def _stopped_once(html: str) -> str:
    """Return HTML in which no full stop follows a link or an emphasis that ends with the end of a sentence."""
    ends = any(f"{sign}</" in html for sign in _ENDS)  # found far more quickly than the expression fails
    return _ENDED.sub(r"\1\2", html) if ends else html


def _addressed(text: str, address: str) -> Markup:
    """Return a text in which an incomplete address is marked, so that scripts can complete it."""
    if address.startswith("http"):
        return escape(text)
    return escape(text).replace(escape(address), Markup('<span data-address="{0}">{0}</span>').format(address))


@pass_context
def _to(_: Context, path: str, anchor: str = "") -> str:
    return _LINKS.get().to(path, anchor)


def _lang(tag: str) -> Markup:
    """Return the attributes of an element in a language; none where that is the language of the page."""
    return Markup("") if tag == current() else Markup(' lang="{}" dir="auto"').format(tag)
