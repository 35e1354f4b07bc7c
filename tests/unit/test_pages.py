"""Pages are plain data before they are HTML; the golden files hold that data for one small argument."""

import json
import os
import re
from dataclasses import asdict
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tries import tries

from claimgraph.argument.prose import render_inline, verbatim
from claimgraph.diagnostics import Problems, rules
from claimgraph.pipeline import Project, check, judge_sound, render
from claimgraph.site.atlas import Atlas
from claimgraph.site.links import Links
from claimgraph.site.pages import all_pages

TESTS = Path(__file__).parents[1]
WELL = Project(TESTS / "arguments/well")
GOLDEN = {
    "home": "index",
    "read": "read",
    "topic": "topics/water",
    "claim": "claims/well-will-fail",
    "claim-with-evidence": "claims/no-rain",
    "rivals": "rivals/why-silent",
    "source": "sources/almanac",
    "sources": "sources/index",
    "review": "review",
}


@pytest.fixture(scope="module")
def judgement():
    return judge_sound(WELL, Problems())


@pytest.fixture(scope="module")
def pages(judgement):
    return {page.path: page for page in all_pages(Atlas(judgement))}


@pytest.fixture(scope="module")
def html(judgement):
    return {rendered.page.path: rendered.html for rendered in render(judgement).rendered()}


def test_the_small_argument_is_sound():
    assert [str(problem) for problem in check(WELL)] == []


@pytest.mark.parametrize("name", GOLDEN)
def test_each_page_shows_what_its_golden_file_says(pages, name):
    golden = TESTS / "golden" / f"{name}.json"
    found = json.dumps(asdict(pages[GOLDEN[name]].show().view), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_topics_rival_answers_and_walks_are_each_listed_with_how_they_fare(html):
    assert 'href="water/"' in html["topics/index"]
    assert "taken as given" in html["topics/index"]
    assert 'href="why-silent/"' in html["rivals/index"]
    assert 'href="well-will-fail/"' in html["walks/index"]
    assert "Outweighed" in html["walks/index"]


def test_the_author_the_sources_and_the_map_are_told_apart(html):
    page = html["claims/well-will-fail"]
    assert "put forward by A. Miller, the author" in page
    assert "Inferred by this map" in page
    assert "unsaid in the text" in page
    assert "What others report" in html["claims/no-rain"]


def test_a_speculation_is_called_one(html):
    assert re.search(r"<p class=\"cg-kicker\"><span[^>]*>Speculation</span>", html["claims/clerk-hid-it"])


def test_a_quotation_says_whether_it_could_be_checked(html):
    page = html["claims/no-rain"]
    assert page.count("verified: word for word") == 1
    assert page.count("no copy to look it up in") == 2


def test_what_came_later_is_marked(html):
    assert "dated only to the month, so counted only now" in html["claims/no-rain"]
    assert "no date shown, so counted only now" in html["claims/well-never-failed"]


def test_both_clocks_are_printed_where_they_differ(html):
    page = html["claims/well-never-failed"]
    assert "By 10 May 1921" in page
    assert "Now, with hindsight" in page


def test_a_correction_and_emphasis_in_prose_are_shown(html):
    assert "There was <em>one</em> shower on 3 May." in html["claims/no-rain"]


def test_an_undercut_is_shown_at_the_step_and_not_among_the_objections(html):
    page = html["claims/well-will-fail"]
    step, _, objections = page.partition('id="objections"')
    assert "A spring feeds the well too." in step
    assert "A spring feeds the well too." not in objections.partition('id="therefore"')[0]


def test_links_lead_down_up_and_sideways(html):
    page = html["claims/no-rain"]
    assert 'href="../well-will-fail/"' in page  # up
    assert 'href="../../sources/gauge/"' in page  # down
    assert 'href="../../topics/water/"' in page  # to its topic


def test_the_catalogue_lists_every_rule_with_its_severity_and_leads_to_its_page(pages, html):
    page = html["diagnostics"]
    for group in pages["diagnostics"].show().view.groups:
        assert f'<h2 id="{group.anchor}">{group.title}' in page
    for rule in rules.CATALOGUE:
        row = re.search(rf'<tr id="{rule.code}">.*?</tr>', page).group()
        assert f'href="../diagnostics/{rule.code}/"' in row
        assert f"<td>{rule.severity}</td>" in row


def test_every_rule_has_a_page_that_leads_back_to_the_catalogue_and_on_to_its_neighbours(html):
    codes = [rule.code for rule in rules.CATALOGUE]
    warnings = {rule.code for rule in rules.CATALOGUE if rule.severity == "warning"} - {"unused-ignore"}
    for before, code, after in zip([None, *codes], codes, [*codes[1:], None], strict=False):
        page = html[f"diagnostics/{code}"]
        headings = re.findall(r'<h2 id="(\w+)"', page)
        assert headings == ["what", "why", "mend", *(["ignore"] if code in warnings else [])]
        assert page.count("<pre") == (3 if code in warnings else 2)
        links = re.findall(r'href="([^"]+)"', page)
        assert "../../diagnostics/" in links
        assert [link for link in links if re.fullmatch(r"\.\./[a-z-]+/", link)] == [
            f"../{other}/" for other in (before, after) if other
        ]


def test_no_page_has_a_script_or_a_style_of_its_own(html):
    for page in html.values():
        assert "<script" not in page
        assert " style=" not in page
        assert not re.search(r"\son[a-z]+=", page)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"']]>&lt;"


def test_hostile_text_in_any_field_reaches_no_page_unescaped(tmp_path):
    quoted = json.dumps(HOSTILE)
    folder = tmp_path / "claims"
    (folder / "sources").mkdir(parents=True)
    (folder / "argument.yml").write_text(
        f"title: {quoted}\nquestion: {quoted}\nsummary: {quoted}\nroots: [a]\ntopics: [t]\n"
        f"people: {{p: {{name: {quoted}, role: {quoted}}}}}\n"
    )
    (folder / "sources/s.yml").write_text(
        f"s: {{title: {quoted}, publisher: {quoted}, author: {quoted}, stake: {quoted}, note: {quoted},"
        f" reliability-why: {quoted}, language: {quoted}, licence: {quoted}, url: 'https://example.org/?a=b&c'}}\n"
    )
    (folder / "t.yml").write_text(
        f"topic: {quoted}\nsummary: {quoted}\nclaims:\n  a:\n    claim: {quoted}\n    short: {quoted}\n    kind: fact\n"
        f"    by: p\n    granted: {quoted}\n    note: {quoted}\n    correction: {quoted}\n"
        f"    because: [{{premises: [b], warrant: {quoted}, unstated: {quoted}}}]\n"
        f"    objections: [{{claim: b, warrant: {quoted}, outweighs: {quoted}}}]\n"
        f"    evidence: [{{source: s, stance: supports, finding: {quoted}, quote: {quoted}, locator: {quoted},"
        f" credibility: 2, credibility-why: {quoted}}}]\n    gaps: [{{need: {quoted}, where: {quoted}}}]\n"
        f"    changes-if: [{quoted}]\n  b: {{claim: {quoted}, kind: fact, by: p}}\n"
    )
    for rendered in render(judge_sound(Project(tmp_path), Problems())).rendered():
        assert "<script" not in rendered.html
        assert "<img" not in rendered.html
        assert "onerror=alert(1)>" not in rendered.html.replace("onerror=alert(1)&gt;", "")


@settings(max_examples=tries(300), deadline=None)
@given(st.text(alphabet="<>&\"'[]()*_`\\!ab:/ \n"))
def test_prose_lets_no_markup_through_but_its_own(text):
    html = render_inline(text, lambda *_: "<claim>")
    tags = set(re.findall(r"<[^>]*>", html))
    assert all(re.fullmatch(r"</?(em|strong|code|a|br|claim)\b[^<]*>", tag) for tag in tags)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "file:///etc"]
)
def test_links_of_other_schemes_stay_text(url):
    assert "<a" not in render_inline(f"[x]({url})", lambda *_: "")


@pytest.mark.parametrize(
    ("here", "there", "directories", "address"),
    [
        ("index", "index", True, "./"),
        ("index", "claims/a", True, "claims/a/"),
        ("claims/a", "index", True, "../../"),
        ("claims/a", "claims/b", True, "../b/"),
        ("claims/a", "sources/index", True, "../../sources/"),
        ("sources/index", "sources/x", True, "x/"),
        ("claims/a", "claims/b", False, "b.html"),
        ("claims/a", "index", False, "../index.html"),
        ("index", "sources/index", False, "sources/index.html"),
    ],
)
def test_links_between_pages_are_relative(here, there, directories, address):
    assert Links(here, directories=directories).to(there) == address


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs"])))
def test_what_is_no_prose_can_be_shown_sign_by_sign(text):
    assert unescape(render_inline(verbatim(text), lambda *_: "a link")) == text


def test_a_publisher_may_have_a_name_that_looks_like_a_link(tmp_path):
    (tmp_path / "claims").mkdir()
    for path in sorted((TESTS / "arguments/bridge/claims").rglob("*")):
        if path.is_file():
            into = tmp_path / path.relative_to(TESTS / "arguments/bridge")
            into.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8")
            into.write_text(re.sub("publisher: (.*)", r'publisher: "\1 [[nowhere]]"', text), "utf-8")
    html = "".join(page.html for page in render(judge_sound(Project(tmp_path), Problems())).rendered())
    assert "[[nowhere]]" in html
