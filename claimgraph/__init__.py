"""Publish arguments whose every claim can be followed down to its evidence.

What is named in ``__all__`` is promised to other programs; all else may change from one version
to the next. A program that judges an argument reads:

    from claimgraph import Problems, Project, judge, link, load

    problems = Problems()
    argument = load(Project(folder), problems)
    judgement = judge(link(argument, problems), problems)
    judgement.now.word("some-claim")
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimgraph.argument.model import Argument, Claim, Evidence, Inference, Objection, Source
    from claimgraph.diagnostics import BrokenArgument, Diagnostic, Place, Problems
    from claimgraph.judging.change import Change
    from claimgraph.judging.judgement import Judgement, Verdict
    from claimgraph.judging.words import Word
    from claimgraph.pipeline import Project, check, judge, link, load, render
    from claimgraph.publish.build import PublishError, build, read_config

_HOMES = {
    "claimgraph.argument.model": ("Argument", "Claim", "Evidence", "Inference", "Objection", "Source"),
    "claimgraph.diagnostics": ("BrokenArgument", "Diagnostic", "Place", "Problems"),
    "claimgraph.judging.change": ("Change",),
    "claimgraph.judging.judgement": ("Judgement", "Verdict"),
    "claimgraph.judging.words": ("Word",),
    "claimgraph.pipeline": ("Project", "check", "judge", "link", "load", "render"),
    "claimgraph.publish.build": ("PublishError", "build", "read_config"),
}
"""Modules that define what is promised; each is imported when something of it is first used."""

__all__ = [
    "Argument",
    "BrokenArgument",
    "Change",
    "Claim",
    "Diagnostic",
    "Evidence",
    "Inference",
    "Judgement",
    "Objection",
    "Place",
    "Problems",
    "Project",
    "PublishError",
    "Source",
    "Verdict",
    "Word",
    "build",
    "check",
    "judge",
    "link",
    "load",
    "read_config",
    "render",
]


def __getattr__(name: str) -> object:
    """Import a promised name when it is first used, so that a small program loads no more than it needs."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
