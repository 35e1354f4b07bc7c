"""The page of changes: made from a revision of git where mkdocs.yml names one, and only then."""

from __future__ import annotations

import re
import shutil
from functools import partial

import pytest
from commands import command, mkdocs
from edited_square import edit, write
from html_pages import faults, read_pages
from project import change, tree
from repositories import ENVIRONMENT, commit

CONFIG = """\
site_name: The square
theme: {name: material, font: false}
plugins:
  - claimgraph: {changes_since: v1, pdf: false}
"""
MKDOCS = partial(mkdocs, "build", "--strict")
PAGE = "changes/index.html"


@pytest.fixture
def square(tmp_path):
    """A project whose argument was edited since the revision v1."""
    return edited(tmp_path / "square")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The same with its site, to be looked at only."""
    folder = edited(tmp_path_factory.mktemp("built") / "square")
    built(folder)
    return folder


def edited(folder):
    write(folder)
    (folder / "mkdocs.yml").write_text(CONFIG)
    (folder / "docs").mkdir()
    (folder / "docs/about.md").write_text("# About\n")
    (folder / ".gitignore").write_text("site/\n")
    commit(folder, "v1")
    edit(folder)
    change(folder / "claims/square.yml", "    gaps: [The Gazette's own notes.]", "    gaps: [The notes.]")
    return folder


def built(folder, build=command):
    done = build(cwd=folder, **ENVIRONMENT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def page(folder):
    return read_pages(folder / "site")[PAGE].article


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_tells_what_moved_and_leads_to_the_claims(site):
    article = page(site)
    told = words(article)
    assert "v1 of 3 May 2026 (" in told
    assert "Two statuses moved, the weights of one headline moved, one claim added, three claims changed" in told
    headline, _, rest = article.partition('id="moved"')
    assert '<a href="../claims/square-was-quiet/">The market square was *all but* quiet on Sunday.</a>' in headline
    assert (
        "Stands → Not examined Moved by Shops were shut (finding of gazette: how it bears on the claim changed)."
        in words(headline)
    )
    assert '<a href="../claims/shops-were-shut/">The shops on the square were shut on Sunday.</a>' in rest
    assert '<a href="../sources/gazette/">The Gazette of Monday</a>' in rest


def test_what_is_gone_and_what_is_new_is_told_without_colour(site):
    new, gone = '<ins><span class="cg-hidden">new: </span>', '<del><span class="cg-hidden">gone: </span>'
    assert f"{new}second </ins>shop {gone}shut</del>{new}open</ins>." in page(site)


def test_what_was_removed_is_named_and_leads_nowhere(square):
    change(square / "claims/argument.yml", "market-was-held]", "shops-were-shut]")
    shutil.move(square / "claims/hypotheses/why-quiet.yml", square / "why-quiet.txt")
    file = square / "claims/square.yml"
    change(file, "    objections: [market-was-held]\n", "")
    (square / "claims/fair.yml").write_text(
        "topic: The fair\nclaims: {fair-was-off: {claim: It rained., kind: fact, by: clerk}}\n"
    )
    built(square)
    removed = page(square).partition(">Removed <")[2]
    assert '<p class="cg-change__name">The fair was held on Sunday.</p>' in removed


def test_no_link_of_the_site_is_broken_and_the_navigation_has_the_page(site):
    pages = read_pages(site / "site")
    assert faults(site / "site", pages) == []
    assert any(reference.address == "changes/" for reference in pages["index.html"].references)


def test_every_road_builds_the_same_site_every_time(square, site):
    first = tree(site / "site")
    built(square)
    assert tree(square / "site") == first
    done = built(square, MKDOCS)
    assert "WARNING" not in done.stderr
    assert tree(square / "site") == first


def test_the_page_has_nothing_inline(site):
    html = (site / "site" / PAGE).read_text("utf-8")
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"\son[a-z]+=", html)
    assert "'unsafe-inline'" not in html


def test_hostile_words_of_an_earlier_version_are_escaped(square):
    file = square / "claims/fair.yml"
    now = file.read_text()
    file.write_text(
        now.replace("The fair was held on Sunday.", '"<script>alert(1)</script> The fair was held on Sunday."')
    )
    commit(square, "v2")
    file.write_text(now)
    change(square / "mkdocs.yml", "changes_since: v1", "changes_since: v2")
    built(square)
    assert "<script>alert" not in page(square)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(square)


def test_without_the_option_there_is_no_page_and_no_word_of_it(square):
    change(square / "mkdocs.yml", "changes_since: v1, ", "")
    done = built(square)
    assert [line for line in done.stderr.splitlines() if not line.startswith("... ")] == []
    assert not (square / "site/changes").exists()
    assert "Changes" not in words(read_pages(square / "site")["index.html"].article)
    assert 'href="changes/"' not in (square / "site/index.html").read_text("utf-8")


def _no_repository(folder):
    shutil.rmtree(folder / ".git")


def _no_revision(folder):
    change(folder / "mkdocs.yml", "changes_since: v1", "changes_since: v9")


NAV = "nav: [Home: index.md, More: [changes.md, about.md]]\n"


@pytest.mark.parametrize(
    ("spoil", "build", "nav"),  # each with each of the others once
    [
        (_no_repository, command, ""),
        (_no_repository, MKDOCS, NAV),
        (_no_revision, command, NAV),
        (_no_revision, MKDOCS, ""),
    ],
    ids=["no repository, claimgraph", "no repository, mkdocs", "no revision, claimgraph", "no revision, mkdocs"],
)
def test_where_there_is_nothing_to_compare_with_the_build_says_so_in_one_line_and_goes_on(square, spoil, build, nav):
    (square / "mkdocs.yml").write_text(CONFIG + nav)
    spoil(square)
    done = built(square, build)
    assert done.stderr.count("no page of changes is made: ") == 1
    assert not (square / "site/changes").exists()
    assert (square / "site/index.html").is_file()


def test_an_earlier_version_with_errors_is_compared_as_far_as_it_can_be_read(square):
    file = square / "claims/square.yml"
    now = file.read_text()
    file.write_text(now.replace("kind: inference", "kind: inferrence"))
    commit(square, "v2")
    file.write_text(now)
    change(square / "claims/fair.yml", "The fair was held", "The large fair was held")
    change(square / "mkdocs.yml", "changes_since: v1", "changes_since: v2")
    built(square)
    told = words(page(square))
    assert "That version had errors, so statuses are not compared" in told
    assert "The new: large fair was held" in told
    assert "Not compared" in told
    assert "Headline conclusions" not in told
