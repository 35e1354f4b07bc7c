"""Check that the cyclomatic complexity of every function, as radon counts it, is at most 12.

python scripts/complexity.py FOLDER_OR_FILE...
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from radon.complexity import cc_visit  # type: ignore[import-untyped]

MOST = 12
"""Cyclomatic complexity of a function, comprehensions and boolean operators counted."""


def too_complex(file: Path) -> Iterator[str]:
    """Yield a line for each function of a file that is over the limit."""
    for block in cc_visit(file.read_text("utf-8")):
        for function in getattr(block, "methods", [block]):
            if function.complexity > MOST:
                yield f"{file}:{function.lineno}: {function.fullname} has a complexity of {function.complexity}"


def main() -> None:
    """Print every function that is over the limit; exit with 1 where there is one."""
    named = (Path(name) for name in sys.argv[1:])
    files = sorted(file for path in named for file in (path.rglob("*.py") if path.is_dir() else [path]))
    found = [line for file in files for line in too_complex(file)]
    print("\n".join([*found, f"{len(found)} functions over {MOST}"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
