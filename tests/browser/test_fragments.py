"""A link to a passage opens the page there, in a real browser, however the page is made."""

from contextlib import suppress

import pytest
from loopback import Page, site
from news_page import PAGE, QUOTATIONS
from playwright.sync_api import TimeoutError  # noqa: A004 - the library's

from claimgraph.locker.fragments import at_passage
from claimgraph.locker.html_text import read_html
from claimgraph.locker.looking import CopyText

GAP = "<div style='height: 3000px'></div>"
LONG = PAGE.replace("<p>", f"{GAP}<p>").replace("<figure>", f"{GAP}<figure>").replace("<aside>", f"{GAP}<aside>")
LONG = LONG.replace("<ul><li>The", f"{GAP}<ul><li>The").replace("<table>", f"{GAP}<table>")
TWICE = f"<p>The bucket came up dry.</p>{GAP}<p id='second'>On Sunday the bucket came up dry.</p>{GAP}"
NEXT_TO_TITLE = {"an initial set apart", "marked letters and a link", "a heading", "words left out"}
"""Quotations that stand where the page begins, so that nothing has to move."""
PLACED = {name: quote for name, quote in QUOTATIONS.items() if name not in NEXT_TO_TITLE}

WHERE = """words => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.data.includes(words) || !node.parentElement.checkVisibility()) continue
        const range = document.createRange()
        range.setStart(node, node.data.indexOf(words))
        range.setEnd(node, node.data.indexOf(words) + words.length)
        const top = range.getBoundingClientRect().top
        return [window.scrollY > 0, top >= 0 && top < window.innerHeight]
    }
}"""


@pytest.fixture(scope="module")
def here():
    with site() as one:
        one.pages |= {"/": Page(LONG), "/twice": Page(TWICE)}
        yield one


def opened_at(browser, address, words):
    page = browser.new_page()
    try:
        page.goto(address)
        with suppress(TimeoutError):  # then it is told how the page stands instead
            page.wait_for_function(f"words => String(({WHERE})(words)) === 'true,true'", arg=words, timeout=30_000)
        return page.evaluate(WHERE, words)
    finally:
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", PLACED)
def test_a_link_opens_at_the_passage(name, browser, here):
    copy = CopyText(read_html(LONG))
    match = copy.find(PLACED[name]).match
    fragment = copy.fragments.fragment(match.start, match.end)
    assert fragment
    first = copy.extract.text[match.start : match.end].split()[0][:3]
    assert opened_at(browser, at_passage(f"{here.address}/", fragment), _in_page(copy, match.start, first)) == [
        True,
        True,
    ]


def _in_page(copy, start, first):
    """Words of the page at the start of a passage, as far as they stand in one piece."""
    line = copy.extract.text[start:].split("\n")[0].split("\t")[0]
    return next((line[:size] for size in (14, 10, 6) if line[:size] in LONG), first)


@pytest.mark.browser
def test_of_two_passages_with_the_same_words_the_right_one_is_opened(browser, here):
    copy = CopyText(read_html(TWICE))
    start = copy.extract.text.rindex("the bucket came up dry")
    fragment = copy.fragments.fragment(start, start + len("the bucket came up dry."))
    assert opened_at(browser, at_passage(f"{here.address}/twice", fragment), "On Sunday") == [True, True]
