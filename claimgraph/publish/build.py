"""Site → disk: a MkDocs build into a fresh folder, then a swap.

Whatever goes wrong, the last good site stays as it is. Only one build of a site runs at a
time. What a killed build leaves behind, the next one deletes.
"""

from __future__ import annotations

import errno
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

import click
from filelock import FileLock, Timeout
from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from claimgraph.judging.judgement import Judgement
from claimgraph.pipeline import Project
from claimgraph.publish import plugin, site_folder
from claimgraph.publish.atomic_swap import recover, swap
from claimgraph.publish.last_build import LastBuild
from claimgraph.publish.plugin import ClaimgraphPlugin
from claimgraph.publish.prepared import PreparedSite
from claimgraph.publish.spare_site import keep_as_spare
from claimgraph.second_process import beside
from claimgraph.site.page import Site
from claimgraph.terminal import say

Command = Literal["build", "serve"]


class PublishError(click.ClickException):
    """The site cannot be built for a reason outside the argument; the message says how to mend it."""


def build(made: Site, config: MkDocsConfig, *projects: Project) -> Path:
    """Build the site, replace the last one by it, and return its folder.

    Raises:
        PublishError: where another build is running, or the disk does not take the site.
        SiteFolderError: where the site would take the place of something else.
    """
    site = Path(config.site_dir)
    with explained(site):
        for project in projects:
            site_folder.check_place(config, project)
        site_folder.check_contents(site)
        with _alone(site):
            _clear_up(site)
            fresh = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
            left: Path | None = fresh
            try:
                site_folder.begin(fresh)
                last = build_into(fresh, made, config, site)
                left = swap(fresh, site, _aside(site))
                notebook = plugin_of(config).notebook
                last.keep(notebook.searched, notebook.words)
                if left and keep_as_spare(left, site, last.in_common):
                    left = None
            finally:
                if left is not None:
                    site_folder.remove(left)
    return site


def build_into(folder: Path, made: Site, config: MkDocsConfig, before: Path) -> LastBuild:
    """Build the site into a folder; take what is the same from where the last build of it is.

    Raises:
        PublishError: where a page or mkdocs.yml asks for a template that is not there or cannot be used.
    """
    with beside(made.marks) as marks, prepared(folder, made, config) as site:
        last = LastBuild(before, marks)
        site.write_all(last)
    folder.chmod(0o755)
    return last


@contextmanager
def prepared(folder: Path, made: Site, config: MkDocsConfig, command: Command = "build") -> Iterator[PreparedSite]:
    """Let MkDocs prepare the site that is to be written into a folder.

    Raises:
        PublishError: where a page or mkdocs.yml asks for a template that is not there or cannot be used.
    """
    plugin = plugin_of(config)
    plugin.made = made
    config.site_dir = str(folder)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        with in_words(), closing(PreparedSite(config)) as site:
            yield site
    finally:
        plugin.made = None  # MkDocs keeps the plugin for the next build of this process, perhaps of another argument
        config.plugins.on_shutdown()


@contextmanager
def in_words() -> Iterator[None]:
    """Say in plain words why a page cannot be written."""
    try:
        yield
    except (TemplateError, UnicodeDecodeError) as error:
        asks = "mend the template, or what mkdocs.yml or the front matter of a page asks of the theme"
        raise PublishError(f"a page cannot be written: {error}; {asks}") from error


def read_config(project: Project) -> MkDocsConfig:
    """Read and check mkdocs.yml, and return its configuration.

    Raises:
        PublishError: where it is missing or faulty.
    """
    path = project.root / project.config
    if not path.is_file():
        what = "is no file" if path.exists() else "is not there"
        raise PublishError(f"{path} {what}: write a mkdocs.yml with a site_name and the plugin claimgraph")
    try:
        return load_config(str(path))
    except OSError as error:
        raise PublishError(f"{error.filename or path} cannot be read: {error.strerror or error}") from None
    except Abort:  # MkDocs has said what is wrong
        raise PublishError(f"{path} cannot be used as it is: mend what is said above{_docs_hint(project)}") from None
    except Exception as error:
        raise PublishError(f"{path} cannot be used: {error}") from error


def _docs_hint(project: Project) -> str:
    docs = project.root / project.docs
    if docs.exists():
        return ""
    return f"; make the folder {project.docs}/, which may be empty, unless docs_dir: names another"


def render(judgements: Sequence[Judgement], config: MkDocsConfig) -> Site:
    """Render the judged arguments as mkdocs.yml asks for them, one for each of its maps.

    Raises:
        PublishError: where mkdocs.yml does not list the plugin.
    """
    return plugin_of(config).render(judgements, config, lambda words: say(words, err=True))


def plugin_of(config: MkDocsConfig) -> ClaimgraphPlugin:
    """Return the claimgraph plugin of a configuration.

    Raises:
        PublishError: where mkdocs.yml does not list it.
    """
    try:
        return plugin.plugin_of(config)
    except LookupError as error:
        raise PublishError(str(error)) from None


@contextmanager
def explained(site: Path) -> Iterator[None]:
    """Turn OSErrors of a block into PublishErrors that say in plain words why the site cannot be written."""
    try:
        yield
    except OSError as error:
        stays = "the last good site is as it was" if site.exists() else "nothing was published"
        where = error.filename or site.parent
        raise PublishError(f"{_reason(error, where)}; {stays}") from error


def _reason(error: OSError, where: object) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full: free some room, and build again"
        case errno.EFBIG:
            return f"{where} grew beyond the size that this machine allows a file: raise the limit (ulimit -f)"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{where} cannot be written: make it writable, or choose another folder with site_dir: in mkdocs.yml"
    return f"{where} cannot be written: {error.strerror or error}"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Hold the site's lock for the length of a block; the system releases it when a build is killed.

    Raises:
        PublishError: where another build holds it.
    """
    path = site.with_name(f".{site.name}.lock")
    if path.is_symlink():
        raise PublishError(f"{path} is a link, and what it leads to would be written over: remove the link")
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise PublishError(
            f"another build of {site} is running{_holder(path)}: wait until it is done, or stop it"
        ) from None
    try:
        path.write_text(str(os.getpid()), "utf-8")
        yield
    finally:
        lock.release()


def _holder(path: Path) -> str:
    try:
        number = path.read_text("utf-8").strip()
    except OSError:
        number = ""
    return f" (process {number})" if number else ""


def _clear_up(site: Path) -> None:
    """Restore what a killed build moved aside, and delete what it left unfinished."""
    if site_folder.is_own(_aside(site)):
        recover(site, _aside(site))
    left = re.compile(re.escape(_prefix(site)) + r"(last|[a-z0-9_]{8})")  # the latter is the form of tempfile.mkdtemp
    for path in site.parent.iterdir():
        if left.fullmatch(path.name) and site_folder.is_own(path):
            site_folder.remove(path)


def _prefix(site: Path) -> str:
    return f".{site.name}-"


def _aside(site: Path) -> Path:
    return site.with_name(f"{_prefix(site)}last")
