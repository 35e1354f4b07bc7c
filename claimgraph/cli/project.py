"""The project that a command works on; several, where mkdocs.yml lists several maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
import yaml

from claimgraph.argument.declared_language import declared_language
from claimgraph.argument.yaml_nodes import LOADER
from claimgraph.project import Project

_PLUGIN = "claimgraph"
_TEXT = "tag:yaml.org,2002:str"


def find_projects(root: Path, claims: Path | None) -> list[Project]:
    """Return the projects in a folder, one for each map, with what mkdocs.yml says of them.

    Args:
        root: the folder of the project.
        claims: the folder of the argument, relative to it, where only that one is meant.
    """
    top = _read(root / Project().config)
    project = _site(root, top)
    listed = [_listed(each, project) for each in _entries(top)]
    if len(listed) > 1:
        listed = [replace(each, others=tuple(it.at for it in listed if it is not each)) for each in listed]
    meant = listed if claims is None else [each for each in listed if each.claims == claims]
    return meant or [replace(project, claims=claims or project.claims)]


def _site(root: Path, top: yaml.Node | None) -> Project:
    """Return a project with what mkdocs.yml says of the site as a whole."""
    docs, language = _word(top, "docs_dir"), _word(_under(top, "theme"), "language")
    return Project(root, docs=Path(docs or Project().docs), language=language or "")


def language_of(project: Project) -> str:
    """Return the language in which to speak of a project: that of its site, as `publish.interface_language` has it."""
    return project.language or declared_language(project.root / project.claims)


def _listed(options: yaml.Node | None, project: Project) -> Project:
    """Return a project as the options of one entry of the plugin have it."""
    return replace(
        project, claims=Path(_word(options, "claims") or project.claims), at=_place(_word(options, "at") or "")
    )


def _place(at: str) -> str:
    return f"{at.strip('/')}/" if at.strip("/") else ""


def _read(config: Path) -> yaml.Node | None:
    """Return what is in mkdocs.yml; what is wrong with the file is told where it is used."""
    try:
        return yaml.compose(config.read_text("utf-8"), LOADER) if config.is_file() else None
    except (OSError, ValueError, yaml.YAMLError):
        return None


def _entries(top: yaml.Node | None) -> Iterator[yaml.Node | None]:
    """Yield the options of the plugin at every place where it is listed."""
    plugins = _under(top, "plugins")
    for each in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        if isinstance(each, yaml.MappingNode):
            yield from (value for key, value in each.value if key.value == _PLUGIN)
        elif isinstance(each, yaml.ScalarNode) and each.value == _PLUGIN:
            yield None


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    fields = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in fields if key.value == name), None)


def _word(node: yaml.Node | None, name: str) -> str | None:
    found = _under(node, name)
    return str(found.value) if isinstance(found, yaml.ScalarNode) and found.tag == _TEXT else None


def projects_of(obj: dict[str, object]) -> Sequence[Project]:
    """Return the projects that the options of the command line name."""
    projects = obj["projects"]
    if not isinstance(projects, list):
        raise TypeError(projects)
    return projects


def root_of(obj: dict[str, object]) -> Path:
    """Return the folder that the options of the command line name."""
    return projects_of(obj)[0].root


def all_projects_of(obj: dict[str, object]) -> Sequence[Project]:
    """Return the projects of a whole site.

    Raises:
        UsageError: where only one of several is named.
    """
    projects = projects_of(obj)
    if len(projects) == 1 and not projects[0].is_alone:
        raise click.UsageError("the site is made of all maps that mkdocs.yml lists: leave out --claims")
    return projects


def project_of(obj: dict[str, object], *ids: str) -> Project:
    """Return the one project that a command works on.

    Args:
        obj: what the command line gave.
        ids: what the command is about: of several projects the one that has all of them is meant.

    Raises:
        UsageError: where that is not said.
    """
    projects = projects_of(obj)
    if len(projects) == 1:
        return projects[0]
    having = [each for each in projects if ids and _has(each, ids)]
    if len(having) == 1:
        return having[0]
    either = " or ".join(f"--claims {each.claims}" for each in projects)
    what = f"several maps have {', '.join(ids)}" if having else "mkdocs.yml lists several maps"
    raise click.UsageError(f"{what}: say which is meant, with {either} before the name of the command")


def _has(project: Project, ids: Sequence[str]) -> bool:
    """Whether an argument has things of these ids."""
    from claimgraph.argument.assemble import read  # noqa: PLC0415 - only where there are several
    from claimgraph.diagnostics import Problems  # noqa: PLC0415 - as above

    reading = read(project.root / project.claims, project.root, Problems())
    known = {id_ for written in reading.written.values() for id_ in written}
    return known.issuperset(ids)
