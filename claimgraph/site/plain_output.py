"""Templates that become plain Python: they read attributes, call macros and join strings without asking each time.

Jinja looks every name up in several ways, tells every function which template called it, and marks all that it wrote as
HTML. The tool's own templates need none of this: what they see are objects with attributes, and what they call takes
what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from claimgraph.language.compiling import Translated

_HAS_SIGNS = re.compile("[&<>'\"]").search
"""Finds a sign that has a meaning in HTML; most of what pages hold has none."""
_IMPORTS = "from jinja2.runtime import "
"""What the code of every template begins with."""
_ALSO = f"; from {__name__} import escaped as escape, PlainMacro as Macro"
_ASKING = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
"""Functions that need to be told which template calls them."""
_as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a string as HTML, without asking whether it knows better."""


def escaped(value: object) -> str:
    """Return a value as it is written into HTML."""
    if type(value) is str:
        return escape(value) if _HAS_SIGNS(value) else value
    return value if type(value) is Markup else escape(value)


class PlainMacro(Macro):
    """A macro that is called as any function is."""

    def __init__(self, *of: Any) -> None:  # noqa: ANN401 - Jinja's own
        """Take what Jinja knows of it."""
        super().__init__(*of)
        takes_more = self.caller or self.catch_kwargs or self.catch_varargs
        self._plainly = -1 if takes_more else self._argument_count
        """How many arguments it has where it can be called as it is."""

    def __call__(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 - Jinja's own
        """Return what it writes."""
        if named or len(given) != self._plainly:
            return super().__call__(*given, **named)
        return _as_html(self._func(*given))


class _PlainCode(CodeGenerator):
    """Writes the code of templates."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's way
        """Write how an attribute is read."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Write how something is called."""
        is_asking = isinstance(node.node, nodes.Name) and node.node.name in _ASKING
        if is_asking or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class PlainOutput(Translated):
    """An environment of such templates."""

    code_generator_class = _PlainCode

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows of from the beginning: all know of the same."""
        return super().make_globals(d) if d else self.globals  # type: ignore[arg-type]

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's own
    ) -> str:
        first, line, rest = super()._generate(source, name, filename, defer_init).partition("\n")
        return first + (_ALSO if first.startswith(_IMPORTS) else "") + line + rest
