"""In another language no English is left on any page: rendered in a made-up language, every word has accents.

The words of the argument itself are put into Greek letters beforehand, so that they are told from those of the tool.
"""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from claimgraph.diagnostics import Problems
from claimgraph.language.pseudo import PSEUDO
from claimgraph.pipeline import Project, judge_sound, render

WELL = Path(__file__).parents[1] / "arguments/well"
CONTENT = {
    *("title", "question", "summary", "name", "role", "topic", "claim", "note", "warrant", "gaps", "unstated", "quote"),
    *("need", "where", "changes-if", "correction", "finding", "credibility-why", "granted", "act", "no-claim", "item"),
    *(
        "hypotheses",
        "why",
        "author",
        "publisher",
        "reliability-why",
        "stake",
        "answers",
        "answer",
        "likelihood",
        "short",
    ),
}
"""Fields in which editors write words."""
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβκδεφγηιζκλμνοπθρστυωξχψζΑΒΚΔΕΦΓΗΙΖΚΛΜΝΟΠΘΡΣΤΥΩΞΧΨΖ"
)
IN_ENGLISH = {"format": "the format is English", "diagnostics": "so are its messages", "diagnostics/*": "the same"}
"""Pages that are for editors alone and stay in English, each with the reason."""
SHOWN = {"title", "aria-label", "alt", "placeholder", "content"}
CODE = {"script", "style", "code", "pre", "kbd", "textarea"}
"""Elements whose content is no language."""
LINK = re.compile(r"(\[\[[^\]|]*)")


def greek(text):
    return "".join(part if part.startswith("[[") else part.translate(GREEK) for part in LINK.split(text))


def translated(node, key=""):
    if isinstance(node, str):
        return greek(node) if key in CONTENT else node
    if isinstance(node, list):
        return [translated(each, key) for each in node]
    if isinstance(node, dict) and key != "about":
        is_claim = "kind" in node or "credibility" in node
        return {
            name: translated(
                value, "" if name == "claim" and not is_claim else "answers" if key == "answers" else str(name)
            )
            for name, value in node.items()
        }
    return node


def read(path):
    # A question is a key, which other readers of YAML want in quotation marks.
    return yaml.safe_load(re.sub(r"\{(How[^?]*\?): ", r'{"\1": ', path.read_text("utf-8")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of a small argument that is written in Greek letters, in the made-up language."""
    project = tmp_path_factory.mktemp("greek") / "well"
    shutil.copytree(WELL, project)
    for path in project.rglob("*.yml"):
        path.write_text(yaml.safe_dump(translated(read(path)), sort_keys=False), "utf-8")
    for path in project.rglob("*.txt"):
        path.write_text(greek(path.read_text("utf-8")), "utf-8")
    site = render(judge_sound(Project(project), Problems()), language=PSEUDO)
    found = {page.page.path: page for page in site.rendered()}
    documents = {name: make().decode() for name, make in site.files.items() if name.endswith(".html")}
    return {path: f'<p title="{page.page.title}">{page.html}' for path, page in found.items()} | documents


class Words(HTMLParser):
    """The words on a page in plain letters."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], []

    def handle_starttag(self, tag, attrs):
        if tag in CODE or self.inside:
            self.inside += [tag] * (tag in CODE)
        for name, value in attrs:
            if name in SHOWN and value and not (tag == "meta" and value.startswith(("default-src", "width", "light"))):
                self.look_at(value)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.look_at(data)

    def look_at(self, text):
        without = re.sub(r"claims/[\w./-]+|https?://\S+|[\w-]+\.(?:yml|txt|html)|\bP\dS\d\b", "", text)
        if re.search("[A-Za-z]{2}", without):
            self.found.append(" ".join(text.split())[:90])


def english_on(html):
    words = Words()
    words.feed(html)
    return words.found


def is_in_english(path):
    return path in IN_ENGLISH or f"{path.partition('/')[0]}/*" in IN_ENGLISH


def test_no_english_is_left_on_any_page(pages):
    found = {path: english_on(html) for path, html in pages.items() if not is_in_english(path)}
    assert {path: words for path, words in found.items() if words} == {}


def test_what_is_said_to_be_in_english_is(pages):
    assert all(
        any(english_on(html) for path, html in pages.items() if path.startswith(name[:6])) for name in IN_ENGLISH
    )
