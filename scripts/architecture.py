"""Generate the description of the code's layout from the docstrings of its packages and modules.

python scripts/architecture.py           bring the lists of files and docs/architecture.md up to date
python scripts/architecture.py --check   change nothing; exit with 1 where something is out of date
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).parents[1]
CODE = ROOT / "claimgraph"
PAGE = ROOT / "docs/architecture.md"
FILES = "\nFiles:\n"
LINE = 100
"""Columns of a line in the lists of files."""
WIDTH, HEIGHT, GAP = 640, 38, 8
"""Size of a floor in the picture, and the space between floors, in units of its view box."""


def packages() -> list[Path]:
    """Return every package below the code's top folder, the outer ones first."""
    return sorted(init.parent for init in CODE.glob("*/**/__init__.py"))


def docstring(file: Path) -> str:
    """Return a module's docstring; empty where it has none."""
    return ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""


def first_line(file: Path) -> str:
    """Return the first line of a module's docstring."""
    return docstring(file).partition("\n")[0]


def listed(package: Path) -> str:
    """Return the list of a package's modules and of the packages in it, one entry each."""
    modules = (file for file in sorted(package.glob("*.py")) if file.name != "__init__.py")
    inner = (init for init in sorted(package.glob("*/__init__.py")))
    lines = [f"- `{file.stem}`: {first_line(file)}" for file in modules]
    lines += [f"- `{init.parent.name}/`: {first_line(init)}" for init in inner]
    return "\n".join(fill(line, LINE, subsequent_indent="  ", break_on_hyphens=False) for line in lines)


def with_files(package: Path) -> str:
    """Return the text of a package's ``__init__.py`` with its list of files up to date."""
    text = (package / "__init__.py").read_text("utf-8")
    start = text.index(FILES) + len(FILES)
    return text[:start] + "\n" + listed(package) + "\n" + text[text.index('"""', start) :]


def floors() -> list[list[str]]:
    """Return the packages and modules of each floor, from the top, as the import contract has them."""
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]


def picture() -> str:
    """Return the floors as an SVG: each imports only from those below it."""
    rows = []
    for number, names in enumerate(floors()):
        width = (WIDTH - GAP * (len(names) - 1)) / len(names)
        for place, name in enumerate(names):
            x, y = place * (width + GAP), number * (HEIGHT + GAP)
            rows.append(f'<rect x="{x:g}" y="{y}" width="{width:g}" height="{HEIGHT}" rx="3" fill="none"/>')
            rows.append(f'<text x="{x + width / 2:g}" y="{y + 24}" stroke="none">{escape(name)}</text>')
    height = len(floors()) * (HEIGHT + GAP)
    return (
        f'<svg viewBox="-1 -1 {WIDTH + 2} {height}" role="img" aria-label="The floors of the house" '
        f'font-family="sans-serif" font-size="15" text-anchor="middle" fill="currentColor" stroke="currentColor">'
        f"{''.join(rows)}</svg>"
    )


def page() -> str:
    """Return docs/architecture.md."""
    return "\n\n".join(["---\naudience: editors\n---", "# How the code is laid out", *_sections()]) + "\n"


def _sections() -> Iterator[str]:
    yield (
        "The code is a house with floors. A package or module imports only from floors below its own; "
        "`make lint` holds it to that. Data flows one way: files → model → graph → judgement → pages → site. "
        "This page is made from the docstrings of the packages and modules by `scripts/architecture.py`."
    )
    yield picture()
    for package in packages():
        name = package.relative_to(CODE).as_posix()
        about, _, files = docstring(package / "__init__.py").partition(FILES)
        yield f"## {name}/"
        yield _markdown(about)
        yield _markdown(files.strip())
    yield "## Beside the packages"
    yield _markdown("\n".join(f"- `{file.stem}`: {first_line(file)}" for file in sorted(CODE.glob("[!_]*.py"))))


def _markdown(text: str) -> str:
    """Return a docstring as Markdown: code in single marks, and links to claims shown as they are written."""
    return re.sub(r"``([^`]+)``", r"`\1`", text)


def main() -> None:
    """Update the files that are out of date, or with --check only name them."""
    wanted = {package / "__init__.py": with_files(package) for package in packages()}
    stale = [file for file, text in wanted.items() if file.read_text("utf-8") != text]
    checking = "--check" in sys.argv[1:]
    for file in stale:
        if not checking:
            file.write_text(wanted[file], "utf-8")
    if not PAGE.is_file() or PAGE.read_text("utf-8") != page():
        stale.append(PAGE)
        if not checking:
            PAGE.write_text(page(), "utf-8")
    for file in stale:
        print(f"{'out of date' if checking else 'wrote'}: {file.relative_to(ROOT)}")
    sys.exit(bool(stale) and checking)


if __name__ == "__main__":
    main()
