"""The project that a command works on."""

from __future__ import annotations

from pathlib import Path

import yaml

from claimgraph.argument.yaml_nodes import LOADER
from claimgraph.project import Project


def find_project(root: Path, claims: Path) -> Project:
    """Return the project in a folder, with its hand-written pages where mkdocs.yml says that they are.

    Args:
        root: the folder of the project.
        claims: the folder of the argument, relative to it.
    """
    project = Project(root, claims)
    docs = _docs(root / project.config)
    return Project(root, claims, Path(docs)) if docs else project


def _docs(config: Path) -> str | None:
    """Return what a mkdocs.yml gives as `docs_dir`; what is wrong with the file is told where it is used."""
    try:
        top = yaml.compose(config.read_text("utf-8"), LOADER) if config.is_file() else None
    except (OSError, ValueError, yaml.YAMLError):
        return None
    fields = top.value if isinstance(top, yaml.MappingNode) else ()
    return next((value.value for key, value in fields if key.value == "docs_dir" and value.tag == _TEXT), None)


_TEXT = "tag:yaml.org,2002:str"


def project_of(obj: dict[str, object]) -> Project:
    """Return the project that the options of the command line name."""
    project = obj["project"]
    if not isinstance(project, Project):
        raise TypeError(project)
    return project
