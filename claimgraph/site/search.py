"""What the search finds: one lean document per page, with findings and quotations as parts of their claim's.

The documents are HTML as Pagefind reads it, made only to be indexed: a part of a document
that has a heading with an id becomes a result of its own, and leads to that place of the
page. Where no index can be read (from a disk, or while editing) a list of wordings serves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from claimgraph.argument.prose import plain_text
from claimgraph.site import views as v
from claimgraph.site.page import RenderedPage
from claimgraph.site.pages.read import ReadView
from claimgraph.site.pages.source import SourceView

TITLES = "search/titles.js"
"""Address of the list of wordings."""
_UNSEARCHED = {"search"}
_TAG = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)

Filters = Iterable[tuple[str, str]]


def search_documents(pages: Iterable[RenderedPage]) -> Iterator[tuple[str, str]]:
    """Yield the path and the document of every page that can be found."""
    for rendered in pages:
        page = rendered.page
        if page.template not in _UNSEARCHED:
            write = _WRITERS.get(type(page.view))
            yield page.path, write(page.view) if write else written_document(page.title, rendered.html)


def written_document(title: str, html: str) -> str:
    """Return the document of a hand-written page."""
    text = " ".join(_TAG.sub(" ", html).split())
    return _document(title, [], [f"<p>{text}</p>"], [("what", "page")], {"what": "page"})


def titles(pages: Iterable[RenderedPage]) -> bytes:
    """Return the list of wordings, as a script, which is all that can be read from a disk."""
    rows = [_title(rendered) for rendered in pages if rendered.page.template not in _UNSEARCHED]
    return f"cgTitles({json.dumps(rows, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _title(rendered: RenderedPage) -> list[str]:
    page = rendered.page
    match page.view:
        case v.ClaimView(claim=card):
            return [card.text, page.path, "claim", card.status_then.name, card.status.name]
        case SourceView(source=source):
            return [f"{source.title}. {source.publisher}", page.path, "source"]
    return [page.title, page.path, "page"]


def _claim(view: v.ClaimView) -> str:
    card = view.claim
    findings = [*view.evidence_for, *view.evidence_against, *view.evidence_qualifying, *view.evidence_context]
    sources = dict.fromkeys(finding.source.publisher for finding in findings)
    said = [passage.quote for passage in view.stated]
    said += [text for text in (view.unstated, view.granted, view.correction, view.note) if text]
    said += [step.warrant for step in view.because if step.warrant]
    said += [gap.need for gap in view.gaps]
    filters = [
        ("what", "claim"),
        ("kind", card.kind),
        ("then", card.status_then.word),
        ("now", card.status.word),
        ("topic", view.topic_title),
        *(("source", publisher) for publisher in sources),
    ]
    meta = {"what": "claim", "kind": card.kind, "by": card.by, "then": card.status_then.name, "now": card.status.name}
    return _document(card.text, said, [part for finding in findings for part in _finding(finding)], filters, meta)


def _finding(finding: v.EvidenceView) -> Iterator[str]:
    source = finding.source
    yield f'<h2 id="{escape(finding.anchor)}">{escape(source.publisher)}, {escape(source.date or "undated")}</h2>'
    yield f"<p>{_plain(finding.finding)}</p>"
    if finding.quote:
        yield f'<blockquote lang="{escape(source.language)}">{escape(finding.quote)}</blockquote>'


def _source(view: SourceView) -> str:
    source = view.source
    said = [source.publisher, *(text for text in (source.author, source.date, view.note, source.stake) if text)]
    meta = {"what": "source", "by": source.publisher}
    return _document(source.title, said, [], [("what", "source"), ("source", source.publisher)], meta)


def _read(view: ReadView) -> str:
    parts = [
        f'<h2 id="{escape(sentence.id)}">Sentence {escape(sentence.id)}</h2><p>{escape(sentence.quote)}</p>'
        for paragraph in view.paragraphs
        for sentence in paragraph
    ]
    return _document(view.text.title, [view.text.author], parts, [("what", "text")], {"what": "text"})


_WRITERS: dict[type[Any], Callable[[Any], str]] = {v.ClaimView: _claim, SourceView: _source, ReadView: _read}


def _document(title: str, said: Iterable[str], parts: Iterable[str], filters: Filters, meta: dict[str, str]) -> str:
    tags = [f'<i data-pagefind-filter="{name}:{escape(value)}"></i>' for name, value in filters]
    tags += [f'<i data-pagefind-meta="{name}:{escape(value)}"></i>' for name, value in meta.items()]
    text = [f"<p>{_plain(words)}</p>" for words in said]
    return f'<html lang="en"><body data-pagefind-body>{"".join([*tags, f"<h1>{escape(title)}</h1>", *text, *parts])}'


def _plain(prose: str) -> str:
    return escape(plain_text(prose))
