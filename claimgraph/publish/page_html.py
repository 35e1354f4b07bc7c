"""The HTML of a finished page: its white space, and the inline code that stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFORMATTED = "<pre"
"""How an element begins in which white space counts."""
_FOR_THEME_SCRIPT = re.compile(
    r"<script>(?!cg).*?</script>"
    r'|<input class="md-toggle"[^>]*>'
    r'|<label class="md-overlay"[^>]*></label>'
    r'|<div data-md-component="announce">\s*</div>'
    r'| data-md-component="(?:container|header|main|skip)"'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>'
)
"""What only the theme's own script needs, which argument pages do not load; an announcement is left."""
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc\s*=)(?![^>]*\bapplication/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class InlineCode:
    """The inline scripts and style sheets of a page."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def without(self, other: InlineCode) -> InlineCode:
        """Return what is not in another page's code."""
        return InlineCode(self.scripts - other.scripts, self.styles - other.styles)


def inline_code(html: str) -> InlineCode:
    """Return the inline scripts and style sheets of a page."""
    return InlineCode(frozenset(_SCRIPT.findall(html)), frozenset(_STYLE.findall(html)))


def lean(html: str) -> str:
    """Return a page without the white space that templates leave; preformatted text is unchanged."""
    if PREFORMATTED not in html:
        return _without_blanks(html)
    before, article, rest = html.partition("<article")
    inside, end, after = rest.rpartition("</article>")
    return "".join([_without_blanks(before), article, inside, end, _without_blanks(after)])


def _without_blanks(html: str) -> str:
    """Return a text without empty lines, and without white space at the ends of lines."""
    first, *others = html.split("\n")
    if not others:
        return html
    *between, last = others
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, between)), last.lstrip()])


def without_theme_leftovers(html: str) -> str:
    """Return an argument page without what stands there for the theme's own script alone."""
    return _FOR_THEME_SCRIPT.sub("", html)
