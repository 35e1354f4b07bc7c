"""The project that a command works on."""

from __future__ import annotations

from claimgraph.pipeline import Project


def project_of(obj: dict[str, object]) -> Project:
    """Return the project that the options of the command line name."""
    project = obj["project"]
    if not isinstance(project, Project):
        raise TypeError(project)
    return project
