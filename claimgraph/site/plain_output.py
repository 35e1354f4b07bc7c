"""Templates that write plain strings: what is escaped is joined at once, and need not be marked as HTML before."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from claimgraph.language.compiling import Translated

_HAS_SIGNS = re.compile("[&<>'\"]").search
"""Finds a sign that has a meaning in HTML; most of what pages hold has none."""
_IMPORTS = "from jinja2.runtime import "
"""What the code of every template begins with."""
_ALSO = f"; from {__name__} import escaped as escape"


def escaped(value: object) -> str:
    """Return a value as it is written into HTML."""
    if type(value) is str:
        return escape(value) if _HAS_SIGNS(value) else value
    return value if type(value) is Markup else escape(value)


class _Context(Context):
    """The context of a template, in which macros are called as they are: they need to be told nothing."""

    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Call what a template calls."""
        if type(called) is not Macro:
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


class PlainOutput(Translated):
    """An environment whose templates escape what they write by `escaped`."""

    context_class = _Context

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's own
    ) -> str:
        first, line, rest = super()._generate(source, name, filename, defer_init).partition("\n")
        return first + (_ALSO if first.startswith(_IMPORTS) else "") + line + rest
