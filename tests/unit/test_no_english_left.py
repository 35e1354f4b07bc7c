"""In another language no English is left on any page: rendered in a made-up language, every word has accents.

The words of the argument itself are put into Greek letters beforehand, so that they are told from those of the tool.
"""

import re
from html.parser import HTMLParser

import pytest
import yaml
from project import BRIDGE, copy_project

from claimgraph.argument.things import title_of
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics.rules import CATALOGUE
from claimgraph.language.pseudo import PSEUDO
from claimgraph.pipeline import Project, judge_sound, render
from claimgraph.standards import schemes

CONTENT = {
    *("title", "question", "summary", "name", "role", "topic", "note", "warrant", "gaps", "unstated", "quote", "act"),
    *(
        "need",
        "where",
        "changes-if",
        "correction",
        "finding",
        "credibility-why",
        "outweighs",
        "granted",
        "no-claim",
        "item",
        "why",
    ),
    *("author", "publisher", "reliability-why", "stake", "short", "answers", "hypotheses"),
}
"""Fields in which editors write words; so is ``claim`` in the entry of a claim itself."""
KEYED = {"answers", "hypotheses"}
"""Fields whose keys are questions or ids, and whose values are words."""
GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβκδεφγηιζκλμνοπθρστυωξχψζΑΒΚΔΕΦΓΗΙΖΚΛΜΝΟΠΘΡΣΤΥΩΞΧΨΖ"
)
LINK = re.compile(r"(\[\[[^\]|]*)")
SHOWN = {"title", "aria-label", "alt", "placeholder"}
CODE = {"script", "style", "code", "pre", "kbd", "textarea"}
"""Elements whose content is of no language."""
NAMES = [
    *("BibTeX", "CSL-JSON"),
    *(scheme.reference for scheme in schemes().values()),
    *(rule.code for rule in CATALOGUE),
]
"""What has one name in every language: forms of citations, the literature, and the codes of rules."""
TEXT = "".join(path.read_text("utf-8") for path in sorted(BRIDGE.glob("claims/*.yml")))
IDS = [*map(title_of, re.findall(r"^  ([a-z-]+):$", TEXT, re.MULTILINE)), *re.findall(r"origin: (\w+)", TEXT)]
"""Names that are made from ids, which stay as they are."""
RATINGS = r"\b(?:CC|II|[A-Z] (?:CC?|II?|NA?))\b"
"""Also with the letter of an analyst."""
OWN = re.compile(
    "|".join(
        [
            *map(re.escape, sorted([*NAMES, *IDS], key=len, reverse=True)),
            *(r"\[\[[a-z-]+\]\]", r"(?:claims|docs)/[\w./-]+", r"\bP\dS\d\b", RATINGS),
        ]
    )
)


def greek(text):
    return "".join(part if part.startswith("[[") else part.translate(GREEK) for part in LINK.split(text))


def translated(node, key=""):
    if isinstance(node, str):
        return greek(node) if key in CONTENT else node
    if isinstance(node, list):
        return [translated(each, key) for each in node]
    if not isinstance(node, dict) or key == "about":
        return node
    # In an objection or an undercut it is the id of another claim.
    names = {"claim": "title"} if "kind" in node else {}
    return {name: translated(value, key if key in KEYED else names.get(name, name)) for name, value in node.items()}


def read(path):
    # A question is a key, which other readers of YAML want in quotation marks.
    return yaml.safe_load(re.sub(r"\{(How[^?]*\?): ", r'{"\1": ', path.read_text("utf-8")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every page of a small argument that is written in Greek letters, in the made-up language."""
    project = copy_project(tmp_path_factory.mktemp("greek") / "bridge", BRIDGE)
    for path in project.glob("claims/**/*.yml"):
        path.write_text(yaml.safe_dump(translated(read(path)), sort_keys=False), "utf-8")
    for path in project.glob("claims/**/*.txt"):
        path.write_text(greek(path.read_text("utf-8")), "utf-8")
    site = render(judge_sound(Project(project), Problems()), language=PSEUDO)
    shown = {page.page.path: page for page in site.rendered()}
    documents = {name: make().decode() for name, make in site.files.items() if name.endswith(".html")}
    return {path: "\n".join([*told(page), page.html]) for path, page in shown.items()} | documents


def told(rendered):
    """What the frame of a page shows of it."""
    page = rendered.page
    return [page.title, page.label or "", rendered.shown.description or page.description]


class Words(HTMLParser):
    """The texts on a page that have words in plain letters."""

    def __init__(self):
        super().__init__()
        self.found, self.inside = [], []

    def handle_starttag(self, tag, attrs):
        if tag in CODE:
            self.inside.append(tag)
        for name, value in attrs:
            if name in SHOWN and value:
                self.look_at(value)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.look_at(data)

    def look_at(self, text):
        shown = " ".join(text.split())
        if self.lasttag in {"text", "tspan"} and any(shown in each for each in IDS):
            return  # a line of a name
        if re.search("[A-Za-z]{2}", OWN.sub("", shown)):
            self.found.append(shown)


def english_on(html):
    words = Words()
    words.feed(html)
    return words.found


def test_no_english_is_left_on_any_page(pages):
    found = {path: english_on(html) for path, html in pages.items()}
    assert len(found) > 20
    assert {path: words for path, words in found.items() if words} == {}


def test_the_pages_for_editors_are_among_them(pages):
    assert {"format", "diagnostics", "diagnostics/unknown-key"} <= set(pages)
    assert not any('lang="en"' in html for path, html in pages.items() if path.startswith(("format", "diagnostics")))


def test_an_english_site_is_the_same_before_and_after_another_language():
    judgement = judge_sound(Project(BRIDGE), Problems())

    def made(language):
        site = render(judgement, language=language)
        return {page.page.path: (page.page.title, page.html) for page in site.rendered()}

    before, other, after = made("en"), made(PSEUDO), made("en")
    assert before == after
    assert all(before[path] != other[path] for path in before)
