"""Views → HTML. The one owner of the Jinja environment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from html import unescape

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from markupsafe import escape

from claimgraph.argument.prose import render_inline
from claimgraph.site import wording
from claimgraph.site.atlas import Atlas
from claimgraph.site.drawing.shapes import clip
from claimgraph.site.drawing.shapes import number
from claimgraph.site.links import Links
from claimgraph.site.links import walk_path
from claimgraph.site.page import Heading
from claimgraph.site.page import Page
from claimgraph.site.page import RenderedPage
from claimgraph.site.page import Site
from claimgraph.site.pages import all_pages
from claimgraph.site.published import published
from claimgraph.site.search import TITLES
from claimgraph.site.search import titles

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>|[∵∴]")


class Renderer:
    """Renders pages of one atlas."""

    def __init__(self, atlas: Atlas, *, directories: bool = True) -> None:
        self.atlas, self.directories = atlas, directories
        self.environment = Environment(
            loader=PackageLoader("claimgraph.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters |= {"prose": self._prose, "to": _to, "walk": walk_path, "n": number, "clip": clip}
        self.environment.filters |= {"brief": wording.brief, "holder": wording.holder}
        self.shapes = self.environment.get_template("shapes.html").render()
        """What every page begins with: the shapes of the statuses, drawn once and used by name."""
        self.environment.globals |= {"language_name": _language_name, "as_of": atlas.as_of}

    def render(self, page: Page) -> RenderedPage:
        """Render one page."""
        template = self.environment.get_template(f"{page.template}.html")
        html = self.shapes + template.render(
            view=page.view, page=page, links=Links(page.path, directories=self.directories)
        )
        headings = tuple(Heading(id_, unescape(_TAG.sub("", inner)).strip()) for id_, inner in _HEADING.findall(html))
        return RenderedPage(page, html, headings)

    def claim_link(self, links: Links, id_: str, words: str | None = None) -> Markup:
        """Return a link to a claim, as it stands in running text.

        Raises:
            KeyError: where there is no such claim.
        """
        card = self.atlas.card(id_)
        shown = words or card.short
        return Markup('<a class="cg-ref" href="{}">{}</a>').format(links.to(card.path), shown)

    @pass_context
    def _prose(self, context: Context, text: str | None) -> Markup:
        links: Links = context["links"]
        # render_inline escapes everything that it does not make itself.
        return Markup(  # noqa: S704
            render_inline(text or "", lambda id_, words: str(self.claim_link(links, id_, words)))
        )


def render(atlas: Atlas, *, directories: bool = True) -> Site:
    """Render the whole site.

    Args:
        atlas: the judged argument.
        directories: whether pages are folders (``read/``) or files (``read.html``).
    """
    renderer = Renderer(atlas, directories=directories)
    pages = list(render_pages(renderer, all_pages(atlas)))
    return Site(pages, {TITLES: titles(pages), **dict(published(atlas))})


def render_pages(renderer: Renderer, pages: Iterable[Page]) -> Iterator[RenderedPage]:
    """Render some pages."""
    return (renderer.render(page) for page in pages)


@pass_context
def _to(context: Context, path: str, anchor: str = "") -> str:
    links: Links = context["links"]
    return links.to(path, anchor)


def _language_name(tag: str) -> str:
    return str(escape(_LANGUAGES.get(tag, tag)))


_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
