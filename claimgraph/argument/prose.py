"""Inline Markdown in prose fields: emphasis, code, links, and ``[[claim-id]]``.

HTML is never let through: the parser escapes it. Links keep only safe schemes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from claimgraph.argument.ids import as_id

CLAIM_LINK = re.compile(
    r"\[\[\s*+(?P<id>[^\[\]|\s]++(?:[^\S\n]++[^\[\]|\s]++)*+)\s*+"
    r"(?:\|\s*+(?P<words>[^\[\]\s]++(?:[^\S\n]++[^\[\]\s]++)*+)\s*+)?+\]\]"
)
"""``[[claim-id]]`` or ``[[claim-id|words to show]]``; no step of it is ever taken back, so it is found in one go."""

SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_MAY_BE_UNSAFE = re.compile(r"\]\((?!\s*+<?+(?:https?://|mailto:))", re.IGNORECASE)
"""What begins every link that is to no web or mail address; a parenthesis closes it."""
_MOST_LOOKED_AT = 5_000_000
"""Characters behind brackets of one text that begin no link; of a page of text, a thousand such brackets."""
_SPECIAL = re.compile(r"[*_`\[\]\\<&]|\n")
_MARKUP = re.compile(r"[*_`\[\]\\<&]")

ShowClaim = Callable[[str, str | None], str]
"""Returns the HTML of a link to a claim, from its id and the words to show."""


def render_inline(text: str, show_claim: ShowClaim) -> str:
    """Return the HTML of a prose field."""
    if not _SPECIAL.search(text):
        return escape(text, quote=False)
    return str(_parser().renderInline(text, {"show_claim": show_claim}))


def verbatim(text: str) -> str:
    """Return a text that is no prose as prose that shows it sign by sign."""
    return _MARKUP.sub(r"\\\g<0>", text)


def plain_text(text: str) -> str:
    """Return a prose field without its markup; a link to a claim keeps only the words that are written for it."""
    if not _SPECIAL.search(text):
        return text
    return "".join(_shown(token) for token in _parser().parseInline(text)[0].children or ())


def _shown(token: Token) -> str:
    match token.type:
        case "claim_link":
            return token.meta["words"] or ""
        case "softbreak" | "hardbreak":
            return "\n"
    return token.content


def claim_ids(text: str) -> Iterator[str]:
    """Yield the id of every claim that a prose field links to."""
    if CLAIM_LINK.search(text):
        for token in _parser().parseInline(text)[0].children or ():
            if token.type == "claim_link":
                yield token.content


def unsafe_links(text: str) -> Iterator[str]:
    """Yield every link target of a prose field that is not a web or mail address."""
    if not _MAY_BE_UNSAFE.search(text, 0, text.rfind(")") + 1):
        return
    for token in _links(_unguarded_parser().parseInline(text)):
        target = str(token.attrs.get("href", ""))
        if not SAFE_LINK.match(target):
            yield target


def _links(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "link_open":
            yield token
        yield from _links(token.children or [])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape", "newline"])
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "claim_link", _claim_link)
    parser.add_render_rule("claim_link", _render_claim_link)
    parser.add_render_rule("link_open", _render_link_open)
    parser.validateLink = lambda url: bool(SAFE_LINK.match(url))  # type: ignore[method-assign]
    return parser


@cache
def _unguarded_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["link", "escape", "backticks"])
    parser.inline.ruler.at("link", _link)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    """Try whether a bracket begins a link; each that does not costs a look at all behind it, so not of thousands."""
    if state.env.get("looked_at", 0) > _MOST_LOOKED_AT:
        return False
    found = link(state, silent)
    if not found:
        state.env["looked_at"] = state.env.get("looked_at", 0) + state.posMax - state.pos
    return found


def _claim_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
    match = CLAIM_LINK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("claim_link", "", 0)
        token.content, token.meta = as_id(match["id"]), {"words": match["words"]}
    state.pos = match.end()
    return True


def _render_claim_link(_self: object, tokens: list[Token], index: int, _options: object, env: dict[str, object]) -> str:
    show: ShowClaim = env["show_claim"]  # type: ignore[assignment]
    return show(tokens[index].content, tokens[index].meta["words"])


def _render_link_open(_self: object, tokens: list[Token], index: int, _options: object, _env: object) -> str:
    return f'<a href="{escape(str(tokens[index].attrs["href"]))}" rel="external">'
