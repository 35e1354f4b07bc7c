"""A command loads what it needs and no more."""

import json

import pytest
from project import ROOT, run

from claimgraph.cli import COMMANDS, commands

LOADED = """\
import json, sys
sys.argv = {argv!r}
try:
    from claimgraph.cli import main
    main()
finally:
    print(json.dumps(list(sys.modules)))
"""
HEAVY = {"bibtexparser", "claimgraph.site.render", "jinja2", "mkdocs", "networkx", "pydantic", "rich"}


def loaded(*words):
    """Return which heavy modules a command loads, in a Python of its own."""
    program = LOADED.format(argv=["claimgraph", *words])
    done = run("-c", program, cwd=ROOT / "tests/arguments/well")
    return HEAVY & set(json.loads(done.stdout.splitlines()[-1]))


def test_the_version_is_told_without_loading_an_argument():
    assert loaded("--version") == set()


def test_a_check_loads_nothing_of_the_site():
    # Quietly, since a machine that is slow today loads what shows the progress.
    assert loaded("--quiet", "check") == {"pydantic"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_by_its_name(name):
    assert commands.get_command(None, name).name == name


def test_the_commands_that_go_online_are_listed_with_the_others():
    sources = commands.get_command(None, "sources")
    assert {"add", "fetch", "archive", "dead-links", "verify"} <= set(sources.list_commands(None))
    assert sources.get_command(None, "dead-links").name == "dead-links"
    assert sources.get_command(None, "no-such-command") is None
