"""A small argument with a site, for tests of what a build does to the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import Told, command
from project import ROOT

BUILD = ("-W", "error", "-m", "claimgraph")
CONFIG = "site_name: Small\ntheme: {name: material}\nplugins: [claimgraph: {pdf: false}]\n"


def make_small(folder: Path) -> Path:
    """Write a small argument that has hand-written pages and a configuration."""
    shutil.copytree(ROOT / "tests/arguments/well", folder)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def build(project: Path, **more: str) -> Told:
    """Build the site."""
    return command(cwd=project, **more)


def mounted(*how: str) -> list[str]:
    """Begin a command that runs another with something mounted that only it sees; skip where nobody may mount."""
    begun = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    command = [*begun, "sh", "-c", 'eval "$1" && shift && exec "$@"', "mount", " && ".join(how)]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount a folder")
    return command
