"""Split a text into the passages of a map: its sentences, named by paragraph and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimgraph.argument.entries.sources import PassageEntry
from claimgraph.edit.errors import EditError
from claimgraph.edit.layout import INDENT
from claimgraph.edit.scaffolds import entry_lines

MOST_PASSAGES = 5000
"""How many sentences are split off at most; a longer text is mapped by chapters."""
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


def split_text(text: str, language: str) -> dict[str, str]:
    """Return the sentences of a text by their ids, such as P2S1 for the first of the second paragraph.

    Args:
        text: the text; empty lines divide its paragraphs.
        language: its language, as a BCP 47 tag.

    Raises:
        EditError: where the text has no sentence or too many, or the splitter is not installed.
    """
    found = dict(_numbered(text, language))
    if not found:
        raise EditError("there is no sentence in the text")
    if len(found) > MOST_PASSAGES:
        raise EditError(f"the text has {len(found)} sentences, more than {MOST_PASSAGES}: map it by chapters")
    return found


def _numbered(text: str, language: str) -> Iterator[tuple[str, str]]:
    try:
        import sentencex  # noqa: PLC0415 - an extra
    except ImportError:
        raise EditError("to split a text into sentences, install sentencex: pip install 'claimgraph[texts]'") from None
    paragraphs = (part for part in _PARAGRAPHS.split(text) if part.strip())
    for paragraph, part in enumerate(paragraphs, 1):
        sentences = (" ".join(each.split()) for each in sentencex.segment(language.partition("-")[0].lower(), part))
        for number, sentence in enumerate(filter(None, sentences), 1):
            yield f"P{paragraph}S{number}", sentence


def passages_file(source: str, sentences: Mapping[str, str]) -> str:
    """Return the content of claims/passages.yml, without the line that names its schema.

    Args:
        source: id of the source that the sentences are of.
        sentences: the sentences by their ids.
    """
    lines = [f"of: {source}", "passages:"]
    for number, (id_, sentence) in enumerate(sentences.items()):
        entry = entry_lines({"quote": sentence}, PassageEntry, 2 * INDENT, hints=False)
        lines += [*([""] if number else []), f"{' ' * INDENT}{id_}:", *(" " * 2 * INDENT + line for line in entry)]
    return "".join(f"{line}\n" for line in lines)
