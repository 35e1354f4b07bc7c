"""Links in prose lead to existing claims, or to safe addresses."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.entries import FILES
from claimgraph.argument.marks import Sentence
from claimgraph.argument.model import Reference
from claimgraph.argument.prose import claim_ids, unsafe_links
from claimgraph.argument.reading import Reading, unknown
from claimgraph.argument.shape import marked_words
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Diagnostic, rules


def check_prose(reading: Reading) -> Iterator[Diagnostic]:
    """Report links in prose to missing claims or to unsafe addresses."""
    known = reading.written[Thing.CLAIM]
    for kind, document in reading.files:
        if not (document.may_have("[[") or document.may_have("](")):
            continue
        for word in marked_words(document, FILES[kind], Sentence):
            if not word.mark.is_prose or "[" not in word.text:
                continue
            place = document.at(word.at)
            for id_ in claim_ids(word.text):
                if not reading.may_exist(Thing.CLAIM, id_):
                    place = document.find(r"\[\[\s*", id_, place)
                    yield unknown(rules.UNKNOWN_CLAIM, Reference(id_, place), known)
            place = document.at(word.at)
            for url in unsafe_links(word.text):
                place = document.find(r"\]\(\s*<?", url, place)
                yield rules.UNSAFE_LINK.at(place, url=url, length=len(url))
