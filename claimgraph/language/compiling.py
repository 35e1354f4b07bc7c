"""Templates whose messages are looked up when they are compiled, so that filling them in costs nothing more.

A page has hundreds of messages, and an English one none that needs to be looked up at all. What is compiled in one
language is therefore of no use in another. Forms by number, and messages that are put together in an expression, are
looked up when a template is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from claimgraph.language.speech import spoken_words

_PLACE = re.compile(r"%(?:\((\w+)\)s|%)")


class Translated(Environment):
    """An environment whose templates are compiled in the language that is spoken then."""

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's own
    ) -> str:
        folded: nodes.Template = _Fold().visit(source)
        folded.set_environment(self)
        return super()._generate(folded, name, filename, defer_init)


class _Fold(NodeTransformer):
    """Puts what messages say in the place of what looks them up."""

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja's way
        self.generic_visit(node)
        node.nodes = [part for child in node.nodes for part in _parts(child)]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        said = _said(node)
        return node if said is None or node.kwargs else nodes.Const(Markup(said % ()))  # noqa: S704 - a message may have tags

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:  # noqa: ANN401 - Jinja's own
        """Visit all within, and join what is written one after the other, as a parser does without messages."""
        super().generic_visit(node, *args, **kwargs)
        for name, value in node.iter_fields():
            if isinstance(value, list) and any(isinstance(each, nodes.Output) for each in value):
                setattr(node, name, list(_joined(value)))
        return node


def _joined(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    for is_output, run in groupby(body, lambda each: isinstance(each, nodes.Output)):
        if is_output:
            outputs = [each for each in run if isinstance(each, nodes.Output)]
            yield nodes.Output([part for each in outputs for part in each.nodes], lineno=outputs[0].lineno)
        else:
            yield from run


def _parts(node: nodes.Expr) -> list[nodes.Expr]:
    """Return what is written out for an expression: a message piece by piece, with its values between them."""
    said = _said(node)
    if said is None or not isinstance(node, nodes.Call):
        return [node]
    values = {each.key: each.value for each in node.kwargs}
    texts = _PLACE.split(said)
    parts: list[nodes.Expr] = [nodes.TemplateData(texts[0], lineno=node.lineno)]
    for name, text in zip(texts[1::2], texts[2::2], strict=True):
        if name is None:
            parts.append(nodes.TemplateData("%", lineno=node.lineno))
        else:
            parts.append(values[name])
        parts.append(nodes.TemplateData(text, lineno=node.lineno))
    return parts


def _said(node: nodes.Expr) -> str | None:
    """Return the message that an expression is, values not filled in; None where it is none, or has forms by number."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    texts = [each.value for each in node.args if isinstance(each, nodes.Const)]
    if len(texts) != len(node.args) or node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    match node.node.name, texts:
        case (("_" | "gettext"), [text]):
            return spoken_words().gettext(text)
        case "pgettext", [context, text]:
            return spoken_words().pgettext(context, text)
        case _:
            return None
