"""What the search finds: one lean document per page, with findings and quotations as parts of their claim's.

The documents are HTML as Pagefind reads it, made only to be indexed: a part of a document
that has a heading with an id becomes a result of its own, and leads to that place of the
page. Where no index can be read (from a disk, or while editing) a list of wordings serves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from html import escape, unescape
from itertools import chain
from math import ceil
from typing import Any

from claimgraph.argument.prose import plain_text
from claimgraph.language import gettext
from claimgraph.site import views as v
from claimgraph.site.atlas import Atlas
from claimgraph.site.page import Maker, Page, RenderedPage, Wordings
from claimgraph.site.pages.read import ReadView
from claimgraph.site.pages.source import SourceView
from claimgraph.site.pages.topic import TopicView
from claimgraph.site.search_words import counted, keys, vocabulary
from claimgraph.site.wording import search_line

TITLES = "search/titles.js"
"""Address of the list of wordings, or of its beginning."""
_TITLES = "search/titles-"
"""What the addresses of the rest of it begin with."""
WORDS = "search/words"
"""Folder of the lists of words, by which misspelt words are corrected."""
FOR_EDITORS = "editors"
"""Value of ``audience:`` in hand-written pages that readers' searches leave out."""
FIRST, NEAR, LAST, APART = "first", "near", "last", "apart"
"""How the search ranks what is no ordinary claim: headline conclusions; topics, and the claims that these conclusions
rest on directly; what is neither claim nor topic; and pages for editors. Nothing is written of all other claims, which
are most of what there is: so what a browser has to load before it can rank stays small.
"""
_UNSEARCHED = {"search"}
_EDITORS_PAGES = {"catalogue", "changes", "diagnostic", "diagnostics", "format", "questions", "review"}
"""Templates of the pages that are for editors and not about the argument's subject."""
_LISTS = {"claims", "home", "map", "sources", "walk"}
"""Templates of the pages that only list other pages, and are found by their titles alone."""
_ALSO = re.compile(r'data-pagefind-meta="also:([^"]*)"')
_BODY = "<body data-pagefind-body>"
_TAG = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)

Pairs = Iterable[tuple[str, str]]


def search_document(rendered: RenderedPage) -> str | None:
    """Return the document of a page; None for one that is not to be found."""
    page = rendered.page
    if _is_unsearched(page):
        return None
    if write := _WRITERS.get(page.template):
        return write(rendered.shown.view)
    html = "" if page.template in _LISTS else rendered.html
    return written_document(page.path, page.title, html, _is_for_editors(page))


def of_map(document: str, name: str) -> str:
    """Return the document of a page with the name of its map, where a site has several."""
    said = f'<i data-pagefind-filter="map:{escape(name)}"></i><i data-pagefind-meta="map:{escape(name)}"></i>'
    return document.replace(_BODY, _BODY + said, 1)


def is_read_off(page: Page) -> bool:
    """Whether the document of a page is made from what it shows alone, not from its HTML."""
    return _is_unsearched(page) or page.template in _LISTS or page.template in _WRITERS


def written_document(path: str, title: str, html: str, for_editors: bool = False) -> str:  # noqa: FBT001, FBT002
    """Return the document of a page of text.

    Args:
        path: its place on the site.
        title: its title.
        html: what stands on it.
        for_editors: whether it is left out of what readers find, until they ask for it.
    """
    text = " ".join(_TAG.sub(" ", html).split())
    what = "guide" if for_editors else "page"
    filters = [("what", what), ("rank", APART if for_editors else LAST)]
    return _document(title, [], [f"<p>{text}</p>"], filters, {"what": what, "also": _also(path, title, unescape(text))})


def words_of(documents: Iterable[str]) -> Counter[str]:
    """Return the words that stand in documents, each with how many have it."""
    return counted(unescape(" ".join([*_ALSO.findall(document), _TAG.sub(" ", document)])) for document in documents)


def lists_of_words(counts: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the content of each list of words."""
    for name, words in vocabulary(counts).items():
        yield f"{WORDS}/{name}.json", json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()


def wordings(atlas: Atlas, pages: Iterable[Page]) -> Wordings:
    """Return the list of wordings."""
    found = [page for page in pages if not _is_unsearched(page)]
    return Wordings(len(found), lambda start, stop: [_title(atlas, page) for page in found[start:stop]])


def titles(wordings: Wordings, rows: int) -> Iterator[tuple[str, Maker]]:
    """Yield what makes the list of wordings as scripts, which are all that can be read from a disk, by address.

    Args:
        wordings: the list.
        rows: how many rows of it are in a script.
    """
    scripts = max(1, ceil(wordings.count / rows))
    for number in range(scripts):
        address = TITLES if number == 0 else f"{_TITLES}{number + 1}.js"
        yield address, partial(_titles, wordings, number * rows, (number + 1) * rows, scripts)


def are_titles(address: str) -> bool:
    """Whether an address is one of those scripts'."""
    return address == TITLES or address.startswith(_TITLES)


def _titles(wordings: Wordings, start: int, stop: int, scripts: int) -> bytes:
    rows = json.dumps(wordings.rows(start, stop), ensure_ascii=False, separators=(",", ":"))
    return f"cgTitles({rows}{f',{scripts}' if scripts > 1 else ''});\n".encode()


def _is_unsearched(page: Page) -> bool:
    """Whether a page is not to be found: what is on a later page of a list has pages of its own."""
    return page.template in _UNSEARCHED or bool(page.continues)


def _is_for_editors(page: Page) -> bool:
    return page.template in _EDITORS_PAGES


def _title(atlas: Atlas, page: Page) -> list[str]:
    """Return wording, path, what it is, other words that find it, the words of both clocks, and what is said of it."""
    if page.template == "claim":
        card, aliases = atlas.card(page.subject), atlas.argument.claims[page.subject].aliases
        what = "conclusion" if page.subject in atlas.headlines else "claim"
        statuses = [card.status_then.name, card.status.name]
        return [card.text, page.path, what, _also(page.path, *aliases), *statuses, search_line(card)]
    if page.template == "source":
        source = atlas.source(page.subject)
        return [f"{source.title}. {source.publisher}", page.path, "source", _also(page.path)]
    if _is_for_editors(page):
        return [page.title, page.path, "guide"]
    return [page.title, page.path, "topic" if page.template == "topic" else "page"]


def _also(path: str, *texts: str) -> str:
    """Return the words of a page's id, and those that its texts are found by besides their own."""
    id_ = path.removesuffix("/index").rpartition("/")[2].replace("-", " ")
    return f"{id_} {keys(id_, *texts)}".strip()


def _claim(view: v.ClaimView) -> str:
    card = view.claim
    findings = [*view.evidence_for, *view.evidence_against, *view.evidence_qualifying, *view.evidence_context]
    said = _said(view)
    told = [text for finding in findings for text in (finding.finding, finding.quote, finding.source.publisher) if text]
    meta = {
        "what": "conclusion" if view.is_headline else "claim",
        "says": search_line(card),
        "then": card.status_then.name,
        "now": card.status.name,
        "also": " ".join([*view.aliases, _also(card.path, card.text, *view.aliases, *said, *told)]),
    }
    parts = chain.from_iterable(map(_finding, findings))
    return _document(card.text, said, parts, _claim_filters(view, findings), meta)


def _said(view: v.ClaimView) -> list[str]:
    """Return the texts of a claim's page that are the claim's own: passages, notes, warrants and gaps."""
    said = [passage.quote for passage in view.stated]
    said += [text for text in (view.unstated, view.granted, view.correction, view.note) if text]
    said += [step.warrant for step in view.because if step.warrant]
    said += [gap.need for gap in view.gaps]
    said += [f"{own.name}: {own.value}" for own in (*view.own, *view.own_folded)]
    return said + [tag.value for tag in view.tags]


def _claim_filters(view: v.ClaimView, findings: Iterable[v.EvidenceView]) -> Iterator[tuple[str, str]]:
    """Yield the names and values by which readers can narrow a search down to a claim."""
    if view.is_headline:
        yield "what", "conclusion"
    yield "what", "claim"
    if view.is_headline:
        yield "rank", FIRST
    elif {way.root.id for way in view.under} & {use.claim.id for use in view.therefore}:
        yield "rank", NEAR
    yield "kind", view.claim.kind
    yield "then", view.claim.status_then.word
    yield "now", view.claim.status.word
    yield "topic", view.topic_title
    for tag in view.tags:
        yield "tag", tag.value
    for publisher in dict.fromkeys(finding.source.publisher for finding in findings):
        yield "source", publisher


def _finding(finding: v.EvidenceView) -> Iterator[str]:
    source = finding.source
    date = source.date or gettext("undated")
    yield f'<h2 id="{escape(finding.anchor)}">{escape(source.publisher)}, {escape(date)}</h2>'
    yield f"<p>{_plain(finding.finding)}</p>"
    if finding.quote:
        yield f'<blockquote lang="{escape(finding.language)}">{escape(finding.quote)}</blockquote>'


def _source(view: SourceView) -> str:
    source = view.source
    said = [source.publisher, *(text for text in (source.author, source.date, view.note, source.stake) if text)]
    said += [f"{own.name}: {own.value}" for own in view.own]
    filters = [("what", "source"), ("rank", LAST), ("source", source.publisher)]
    meta = {"what": "source", "says": source.publisher, "also": _also(source.path, source.title, *said)}
    return _document(source.title, said, [], filters, meta)


def _topic(view: TopicView) -> str:
    topic = view.topic
    said = [text for text in (topic.summary, *(gap.need for gap in view.gaps)) if text]
    filters = [("what", "topic"), ("rank", NEAR), ("topic", topic.title)]
    return _document(topic.title, said, [], filters, {"what": "topic", "also": _also(topic.path, topic.title, *said)})


def _read(view: ReadView) -> str:
    sentences = [sentence for paragraph in view.paragraphs for sentence in paragraph]
    parts = [
        f'<h2 id="{escape(sentence.id)}">{_numbered(sentence.id)}</h2><p>{escape(sentence.quote)}</p>'
        for sentence in sentences
    ]
    also = _also("read", view.text.title, view.text.author, *(sentence.quote for sentence in sentences))
    filters = [("what", "text"), ("rank", LAST)]
    return _document(view.text.title, [view.text.author], parts, filters, {"what": "text", "also": also})


def _numbered(id_: str) -> str:
    return escape(gettext("Sentence %(id)s", id=id_))


_WRITERS: dict[str, Callable[[Any], str]] = {"claim": _claim, "source": _source, "topic": _topic, "read": _read}
"""What writes the document of a page, by the page's template."""


def _document(title: str, said: Iterable[str], parts: Iterable[str], filters: Pairs, meta: dict[str, str]) -> str:
    tags = [f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, value in filters]
    tags += [f'<i data-pagefind-meta="{name}:{escape(value)}"></i>' for name, value in meta.items()]
    text = [f"<p>{_plain(words)}</p>" for words in said]
    return f"<html>{_BODY}{''.join([*tags, f'<h1>{escape(title)}</h1>', *text, *parts])}"


def _plain(prose: str) -> str:
    return escape(plain_text(prose))
