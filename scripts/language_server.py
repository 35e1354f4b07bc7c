"""Find or install the YAML language server for the test of the schemas.

python scripts/language_server.py        install what its lock file names, where that is not there yet
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "tests" / "language_server"
PROGRAM = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
HOW_TO = """\
The YAML language server is not there, and could not be installed. It needs Node.js 20 or newer, with npm:
  apt-get install nodejs npm                    on Debian, as root
  npm ci --prefix tests/language_server         by hand, once npm is there
Then run `make test` again."""


def server_command() -> list[str]:
    """Return the command that starts the server, which then speaks by its standard input and output.

    Raises:
        LookupError: where it is not there; its message tells how to get it.
    """
    node = shutil.which("node")
    if node is None or not is_ready():
        raise LookupError(HOW_TO)
    return [node, str(PROGRAM), "--stdio"]


def is_ready() -> bool:
    """Whether exactly the versions of the lock file are installed."""
    installed = FOLDER / "node_modules" / ".package-lock.json"
    return PROGRAM.is_file() and installed.is_file() and _versions(installed).items() <= _locked().items()


def main() -> None:
    """Install the server, unless it is there."""
    npm = shutil.which("npm")
    if npm and not is_ready():
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        print("$", *command, flush=True)
        subprocess.run(command, cwd=FOLDER, stdin=subprocess.DEVNULL, check=False)  # whether it helped is seen after
    if not is_ready():
        sys.exit(HOW_TO)
    print(f"language server: {PROGRAM}")


def _locked() -> dict[str, str]:
    return _versions(FOLDER / "package-lock.json")


def _versions(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    return {name: package.get("version", "") for name, package in packages.items() if name}


if __name__ == "__main__":
    main()
