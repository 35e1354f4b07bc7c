"""Annotations: where quotations stand in their sources, in the vocabulary of the W3C for that.

The form is that of https://www.w3.org/TR/annotation-model/. Places count the characters of the
text that was read out of the copy whose hash is given.
"""

from __future__ import annotations

from claimgraph.argument.lock import CopyRecord, QuoteRecord
from claimgraph.argument.model import Argument, Quotation, Source

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dcterms": "http://purl.org/dc/terms/"}]
_EDITED = set("[]…")
"""Signs by which an editor changed a quotation, so that it is not, letter by letter, what the source has."""

Json = dict[str, object]


def annotated(argument: Argument) -> Json:
    """Return the annotations of every quotation that was found in a copy of a source with an address."""
    items = []
    for quotation in argument.quotations():
        source = argument.sources.get(quotation.source)
        record = argument.lock.quote(quotation.source, quotation.quote)
        copy = argument.lock.copy(quotation.source, record.copy) if record and record.is_found else None
        if source and source.url and record and copy:
            items.append(_annotation(quotation, source, record, copy))
    return {"@context": _CONTEXT, "type": "AnnotationPage", "items": items}


def _annotation(quotation: Quotation, source: Source, record: QuoteRecord, copy: CopyRecord) -> Json:
    state: Json = {"type": "TimeState", "sourceDate": copy.kept}
    if source.archive:
        state["cached"] = source.archive
    return {
        "id": f"urn:sha256:{record.quote}",
        "type": "Annotation",
        "motivation": "highlighting",
        "body": {"type": "TextualBody", "value": quotation.quote, "purpose": "describing"},
        "target": {
            "source": source.url,
            "dcterms:identifier": f"sha256:{copy.copy}",
            "state": state,
            "selector": _selector(quotation.quote, record),
        },
    }


def _selector(quote: str, record: QuoteRecord) -> Json:
    position: Json = {"type": "TextPositionSelector", "start": record.at[0], "end": record.at[1]}
    if _EDITED & set(quote):
        return position
    return {"type": "TextQuoteSelector", "exact": quote, "refinedBy": position}
