"""What a reader types into the search, and what is found."""

# ruff: noqa: RUF001 - words in many scripts are what is tried

import re

import pytest
from conftest import Visitor
from playwright.sync_api import expect
from serving import served
from small_site import build, make_small

pytestmark = pytest.mark.browser

WORDED = {
    "cafe": "The café of the façade in Łódź holds.",
    "hyphens": "The state-of-the-art study covers COVID-19.",
    "apostrophes": "The farmer's well and O’Neil’s rock’n’roll don’t fail.",
    "japanese": "新幹線は人民解放軍の演習を止めた。",
    "chinese": "这是一段简单的测试文本。",
    "german": "Die Straße nach München führt über die Brücke.",
    "thai": "สะพานปิดในเดือนมีนาคม",
    "keeper": "The bridgekeeper opens in Kazakhstan after negotiations.",
    "hidden-need": "A step that nobody wrote down.",
}
CLAIM = '  {id}: {{claim: "{text}", kind: assumption, by: editors, granted: Everybody knows.}}\n'
UNSAID = """
  unsaid-step:
    claim: What the letter leaves out.
    kind: assumption
    by: author
    granted: Everybody knows.
    unstated: It needs it.
    aliases: [Unterton, 舟橋]
"""


@pytest.fixture(scope="module")
def finder(tmp_path_factory, browser):
    project = make_small(tmp_path_factory.mktemp("search") / "small")
    claims = "".join(CLAIM.format(id=id_, text=text) for id_, text in WORDED.items())
    (project / "claims/words.yml").write_text(f"topic: Words of many kinds\nclaims:\n{claims}{UNSAID}", "utf-8")
    head = project / "claims/argument.yml"
    head.write_text(head.read_text("utf-8").replace("topics: [", "topics: [words, "), "utf-8")
    (project / "docs/guides").mkdir()
    (project / "docs/guides/howto.md").write_text("# How to mend a bridgekeeper\n\nA word: bridgekeeper.\n", "utf-8")
    told = build(project)
    assert told.returncode == 0, told.stdout + told.stderr
    with served(project / "site") as address:
        yield Visitor(browser, address)


@pytest.fixture(scope="module")
def search(finder):
    """The page of the search, for tests that only type words into it."""
    with finder.visit("search/") as page:
        yield page


def results(page, words):
    """Type words in place of those before, and return what is found once all of it is there."""
    field, told = page.locator("[data-search-page] input"), page.locator(".cg-find__told")
    field.fill("")
    expect(told).to_have_text("")
    field.fill(words)
    expect(told).to_have_text(re.compile(r"\S"))
    if "Nothing found" not in told.inner_text():
        expect(page.locator(".cg-find__result").first).to_be_visible()
    return page.locator(".cg-find__result > a").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        *((words, "japanese") for words in ("幹線", "人民解放軍", "解放軍", "演習")),
        *((words, "chinese") for words in ("简单", "段简")),
        ("มีนาคม", "thai"),
        *((words, "cafe") for words in ("Lodz", "Łódź", "cafe", "café")),
        *((words, "german") for words in ("Strasse", "munchen", "muenchen")),
        *((words, "apostrophes") for words in ("rock'n'roll", "dont", "don't")),
        *((words, "hyphens") for words in ("state-of-the-art", "COVID-19")),
        *((words, "keeper") for words in ("negociations", "kazakstan", "Kazakhstan negotiation")),
        ("hidden need", "hidden-need"),
    ],
)
def test_a_claim_is_found_however_its_words_are_written(search, words, id_):
    assert WORDED[id_] in results(search, words)


@pytest.mark.parametrize("alias", ["Unterton", "舟橋", "unsaid-step"])
def test_a_claim_is_found_by_its_other_names_and_said_not_to_stand_in_the_text(search, alias):
    assert "What the letter leaves out." in results(search, alias)
    found = search.locator(".cg-find__result", has_text="What the letter leaves out.").first
    expect(found).to_contain_text("not said in the text")


def test_guides_are_left_to_editors_who_ask_for_them(finder):
    with finder.visit("search/") as page:
        assert "How to mend a bridgekeeper" not in results(page, "bridgekeeper")
        page.get_by_role("button", name="for editors").click()
        expect(page.locator(".cg-find__result > a")).to_have_text(["How to mend a bridgekeeper"])


def test_what_is_not_there_leads_to_topics(finder):
    with finder.visit("search/") as page:
        assert results(page, "xyzzyx") == []
        near = page.locator(".cg-find__near a").first
        expect(near).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(near).to_be_focused()


def test_conclusions_come_first(finder):
    with finder.visit("search/") as page:
        results(page, "well")
        expect(page.locator(".cg-find__result").first).to_contain_text("conclusion")


SLOW_INDEX = """
const told = (title) => ({ url: `/${title}/`, meta: { title, what: "claim" }, sub_results: [], excerpt: "" });
const found = (title) => ({ id: title, score: 1, data: async () => told(title) });
export const options = async () => {};
export async function search(text, { filters: { rank } }) {
  const near = found("Likely"), all = { unfilteredResultCount: 1000 };
  if (rank) return { ...all, results: rank.any ? [near] : [] };
  while (!globalThis.isRanked) await new Promise((done) => setTimeout(done, 20));
  return { ...all, results: [found("Best"), near] };
}
"""


@pytest.fixture
def slow(finder):
    """The page of the search with an index that takes long to rank a common word, and has only its likely results."""
    with finder.visit() as page:
        script = {"content_type": "text/javascript", "body": SLOW_INDEX}
        page.route("**/pagefind/pagefind.js", lambda route: route.fulfill(**script))
        page.goto("search/")
        page.locator("[data-search-page] input").fill("bridgekeeper")
        expect(page.locator(".cg-find__title")).to_have_text(["Likely"])
        yield page


def test_what_is_likely_to_come_first_is_shown_before_all_results_of_a_common_word_are_ranked(slow):
    expect(slow.locator(".cg-find__told")).to_have_text("1000 results")
    slow.evaluate("isRanked = true")
    expect(slow.locator(".cg-find__title")).to_have_text(["Best", "Likely"])


def test_a_result_that_a_reader_has_gone_to_is_not_taken_away(slow):
    slow.keyboard.press("ArrowDown")
    slow.evaluate("isRanked = true")
    slow.get_by_role("button", name="Show more").wait_for()
    slow.wait_for_timeout(1000)
    expect(slow.locator(".cg-find__result a")).to_be_focused()
    expect(slow.locator(".cg-find__title")).to_have_text(["Likely"])
    slow.get_by_role("button", name="Show more").click()
    expect(slow.locator(".cg-find__title")).to_have_text(["Best", "Likely"])
