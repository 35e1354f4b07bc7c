"""The paths of annotations, which start from the top of the repository, wherever the project lies in it."""

from __future__ import annotations

import os
from pathlib import Path

from claimgraph.diagnostics.diagnostic import Place


def top_of(root: Path) -> Path:
    """Return the folder that the paths of a project's annotations start from.

    It is the top of the git repository; where there is none, what GITHUB_WORKSPACE names, or else the working
    folder, whichever the project lies in; and the project's own folder, where it lies in neither.
    """
    here = root.resolve()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
    named = os.environ.get("GITHUB_WORKSPACE")
    around = [Path(named).resolve()] if named else []
    return next((folder for folder in (*around, Path.cwd()) if here.is_relative_to(folder)), here)


def from_top(place: Place, root: Path, top: Path) -> Place:
    """Return a place of a project as one from the top of its repository."""
    path = os.path.relpath(root.resolve() / place.path, top).replace(os.sep, "/")
    return Place(path, place.line, place.column)
