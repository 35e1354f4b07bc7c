"""Check that all code is used by the tool itself: vulture's findings, without what templates read and others call.

python scripts/unused.py

Tests do not count as use: what only they call must go.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes
from vulture import Vulture  # type: ignore[import-untyped]

CODE = ("claimgraph", "build_graph.py")
TEMPLATES = Path("claimgraph/site/templates")

EXCEPTIONS = {
    "__getattr__": "Python asks it for the names that claimgraph/__init__.py promises",
    "model_config": "pydantic reads it",
    "_are_bounds": "pydantic calls it to check a date",
    "field_title_should_be_set": "pydantic calls it while it writes a JSON Schema",
    "nullable_schema": "the same",
    "dict_schema": "the same",
    "validateLink": "markdown-it calls it for each link",
    "supports_multiple_instances": "MkDocs reads it",
    "update_date": "the theme writes it in the foot of a page",
    "on_page_markdown": "an event of MkDocs",
    "on_page_content": "an event of MkDocs",
    "on_post_page": "an event of MkDocs",
    "on_post_template": "an event of MkDocs",
    "on_serve": "an event of MkDocs",
    "daemon_threads": "http.server reads it",
    "protocol_version": "http.server reads it",
    "wbufsize": "http.server reads it",
    "disable_nagle_algorithm": "http.server reads it",
    "close_connection": "http.server reads it",
    "handle_error": "http.server calls it",
    "log_message": "http.server calls it",
    "do_HEAD": "http.server calls it",
    "on_any_event": "watchdog calls it",
    "dispatch_table": "pickle reads it",
    "fast": "pickle reads it",
    "msg": "a log record is changed in place",
    "stands": "a field of claims/expectations.yml, read by its name",
    "stands_if_granted": "the same",
    "taken_as_given": "the same",
    "outweighed": "the same",
    "cut_off": "the same",
    "handle_startendtag": "html.parser calls it",
    "handle_endtag": "html.parser calls it",
    "handle_data": "html.parser calls it",
    "_create_connection": "http.client calls it",
    "verify_": "click calls it",
    "active": "MkDocs' navigation reads it",
    "code_generator_class": "Jinja writes the code of its templates by it",
    "PlainMacro": "the code of templates makes its macros by it",
    "visit_Output": "Jinja calls it for each node of a template",
    "visit_Getattr": "the same",
    "final": "it is written into the lock",
}
"""Names that vulture reports as unused, and who uses them."""


def read_by_templates() -> set[str]:
    """Return the names of attributes that templates read, also by a filter such as ``selectattr("answer")``."""
    environment = Environment(extensions=["jinja2.ext.do", "jinja2.ext.i18n"])
    trees = [environment.parse(file.read_text("utf-8")) for file in TEMPLATES.iterdir()]
    names = {node.attr for tree in trees for node in tree.find_all(nodes.Getattr)}
    words = {node.value for tree in trees for node in tree.find_all(nodes.Const) if isinstance(node.value, str)}
    return names | words


def unused() -> Iterator[str]:
    """Yield a line for everything unused, and for each exception that is no longer needed."""
    read, excused = read_by_templates(), set()
    found = Vulture(ignore_decorators=["@click.command"])  # the command line imports these by name
    found.scavenge(CODE)
    for item in found.get_unused_code(min_confidence=60):
        if item.name in EXCEPTIONS:
            excused.add(item.name)
        elif item.name not in read and not item.name.isupper():  # members of enums are made from words of the format
            yield f"{item.filename}:{item.first_lineno}: nothing uses the {item.typ} {item.name}"
    yield from (
        f"scripts/unused.py: {name} is used by now: take it off the list" for name in EXCEPTIONS.keys() - excused
    )


def main() -> None:
    """Print all that is unused; exit with 1 where there is something."""
    found = list(unused())
    print("\n".join(found or ["all code is used"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
