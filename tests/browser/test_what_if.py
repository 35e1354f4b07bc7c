"""What if: the reader doubts something, and sees what moves, on this page and the next."""

import re
from functools import cache

import pytest
from playwright.sync_api import expect

from claimgraph.diagnostics import Problems
from claimgraph.graph.network import argument_of
from claimgraph.judging.change import Change
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.wording import STATUSES

pytestmark = pytest.mark.browser

CLAIM = "pier-is-hollow"
ROOT = "close-bridge"


@pytest.fixture(scope="module")
def judgement(built):
    return judge_sound(Project(built.project), Problems())


@pytest.fixture(scope="module")
def judged_without(judgement):
    @cache
    def judge(clock, *ids):
        claims = [id_ for id_ in argument_of(judgement.graph).claims if id_ not in ids]
        words = getattr(judgement, clock).words_if(claims).under(Change(absent=frozenset(ids)))
        return {id_: STATUSES[word] for id_, (word, _) in words.items()}

    return judge


def settled(page):
    """Wait until the page shows what its doubts come to."""
    expect(page.locator("html[data-cg-took]")).to_have_count(1)


def doubting(page, *doubts):
    page.goto(f"{page.url.partition('?')[0]}?doubt={','.join(doubts)}")
    settled(page)


ROWS = """(rows, clock) => rows.map(row => {
    const status = [...row.querySelectorAll(".cg-status")]
        .find(it => [clock, undefined].includes(it.closest("[data-at]")?.dataset.at));
    return [
        new URL(row.querySelector("td:nth-child(2) a").href).pathname.split("/").at(-2),
        status.innerText.trim().toLowerCase(),
        status.querySelector("use").getAttribute("href"),
    ];
})"""


@pytest.mark.parametrize("clock", ["then", "now"])
@pytest.mark.parametrize("topic", ["bridge", "river", "crossing"])
def test_a_table_shows_what_the_build_would_have_printed_without_the_claim(visitor, judged_without, topic, clock):
    with visitor.visit(f"topics/{topic}/") as page:
        page.evaluate("clock => cgChooseClock(clock)", clock)
        doubting(page, CLAIM)
        rows = page.locator("tbody tr").evaluate_all(ROWS, clock)
    expected = judged_without(clock, CLAIM)
    assert len(rows) > 3
    for id_, word, shape in rows:
        if id_ != CLAIM:
            assert word.split(",")[0] == expected[id_].word.lower(), id_
            assert shape == f"#cg-{expected[id_].look}", id_


def test_doubting_a_claim_on_its_page_says_what_moves_and_can_be_undone(visitor):
    with visitor.visit(f"claims/{CLAIM}/") as page:
        doubt = page.get_by_role("button", name="What if it fell?")
        doubt.click()
        settled(page)
        expect(doubt).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".cg-bar__summary")).to_contain_text("4 other statuses change")
        expect(page.locator(".cg-verdict").first).to_contain_text("Doubted")
        page.locator(".cg-bar summary").click()
        moved = page.locator(".cg-bar__moved li").first
        expect(moved).to_contain_text("(headline): Contested → Outweighed")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".cg-verdict").first).to_contain_text("Stands")
        expect(page.locator(".cg-bar__summary")).to_contain_text("Nothing is doubted")
        page.get_by_role("button", name="Close").click()
        expect(page.locator(".cg-bar")).to_have_count(0)
        assert "doubt" not in page.url


def test_the_doubts_are_in_the_address_so_that_a_what_if_can_be_shared(visitor):
    with visitor.visit(f"claims/{CLAIM}/") as page:
        page.get_by_role("button", name="What if it fell?").click()
        settled(page)
        shared = page.url
    with visitor.visit(shared) as page:
        settled(page)
        expect(page.locator(".cg-verdict").first).to_contain_text("Doubted")


FINDING = "pier-is-hollow"


def copied(page):
    """Press the button that copies the link, and return what it copied."""
    page.evaluate("navigator.clipboard.writeText = words => { window.copied = words; return Promise.resolve(); }")
    page.get_by_role("button", name="Copy link").click()
    return page.evaluate("window.copied")


def shown(page):
    """What a page says under its doubts: the clock, what is doubted, and every status in sight."""
    settled(page)
    page.locator(".cg-bar details").evaluate("fold => fold.open = true")
    return {
        "clock": page.locator("html").get_attribute("data-cg-clock"),
        "summary": page.locator(".cg-bar__summary").inner_text(),
        "doubts": page.locator(".cg-bar__doubts li").all_inner_texts(),
        "moved": page.locator(".cg-bar__moved li").all_inner_texts(),
        "statuses": page.locator("article .cg-status:visible").all_inner_texts(),
    }


@pytest.fixture(scope="module")
def one_of_each(judgement):
    """A claim, a step, a finding and a source that can be doubted."""
    argument = argument_of(judgement.graph)
    finding = next(item for _, item in argument.evidence() if item.id.startswith(f"{FINDING}/"))
    others = {finding.source.id, argument.about.source.id}
    source = next(item.source.id for _, item in argument.evidence() if item.source.id not in others)
    return [CLAIM, f"{ROOT}/because-1", finding.id, f"source:{source}"]


@pytest.mark.parametrize(
    ("clock", "paths"),
    [
        ("now", [f"claims/{ROOT}/", "map/", "rivals/why-hollow/", ""]),
        ("then", [f"walks/{ROOT}/", "topics/bridge/"]),
    ],
    ids=["now", "then"],
)
def test_a_copied_link_shows_others_what_was_copied(visitor, one_of_each, clock, paths):
    other = {"then": "now", "now": "then"}[clock]
    links = {}
    with visitor.visit("method/") as page:
        page.evaluate("clock => cgChooseClock(clock)", clock)
        for path in paths:
            page.goto(f"{path}?doubt={','.join(one_of_each)}")
            settled(page)
            page.wait_for_timeout(300)
            links[path] = shown(page), copied(page)
    with visitor.visit("method/") as page:
        page.evaluate("clock => cgChooseClock(clock)", other)
        for path, (mine, link) in links.items():
            assert len(mine["doubts"]) == len(one_of_each)
            page.goto(link)
            assert shown(page) == mine
            if path.startswith(("claims", "walks")):
                page.locator(".cg-bar details").evaluate("fold => fold.open = false")
                page.locator("article a.cg-item:visible, article a.cg-ref:visible").first.click()
                page.wait_for_url(lambda url, path=path: f"/{path}" not in url)
                settled(page)
                assert page.locator("html").get_attribute("data-cg-clock") == clock
        page.goto("method/")
        assert page.locator("html").get_attribute("data-cg-clock") == other, "the links left the reader's own choice"


def test_the_clock_that_is_chosen_in_a_what_if_is_in_the_address(visitor):
    with visitor.visit(f"claims/{CLAIM}/?clock=now") as page:
        page.get_by_role("button", name="What if it fell?").click()
        settled(page)
        assert page.url.endswith(f"?doubt={CLAIM}&clock=now")
        page.evaluate("cgChooseClock('then')")
        assert page.url.endswith(f"?doubt={CLAIM}&clock=then")
        page.reload()
        settled(page)
        assert page.locator("html").get_attribute("data-cg-clock") == "then"
        expect(page.locator("input[name=cg-clock][value=then]").first).to_be_checked()


def test_a_doubt_of_what_is_not_there_is_told(visitor):
    unknown = ["no-such-claim", f"{ROOT}/because-99", "source:nobody", "constructor", "<b>x</b>"]
    with visitor.visit(f"claims/{ROOT}/?doubt={','.join([CLAIM, *unknown])}") as page:
        settled(page)
        expect(page.locator(".cg-bar__summary")).to_contain_text("1 doubt:")
        told = page.locator(".cg-bar__missing")
        for id_ in unknown:
            expect(told).to_contain_text(id_)
        expect(told).to_contain_text("are not among what can be doubted here")
        assert "no-such-claim" not in copied(page)
        page.get_by_role("button", name="Take out of the address").click()
        expect(told).to_have_count(0)
        expect(page.locator(".cg-bar__summary")).to_contain_text("1 doubt:")
        assert "no-such-claim" not in page.url


def test_the_doubts_go_along_from_page_to_page_and_back_undoes_them(visitor):
    with visitor.visit(f"claims/{CLAIM}/") as page:
        page.get_by_role("button", name="What if it fell?").click()
        settled(page)
        page.locator(".cg-crumbs--way a").first.click()
        page.wait_for_url(re.compile(r"/walks/"))
        settled(page)
        assert f"doubt={CLAIM}" in page.url
        page.go_back()
        page.go_back()
        expect(page.locator(".cg-bar")).to_have_count(0)
        expect(page.locator(".cg-verdict").first).to_contain_text("Stands")


def test_a_step_and_a_finding_can_be_doubted_on_the_page_where_they_stand(visitor, judged_without):
    with visitor.visit(f"claims/{ROOT}/?doubt=") as page:
        settled(page)
        page.locator("summary:has(#because)").click()
        step = page.locator(".cg-step#because-1")
        step.get_by_role("button", name="Doubt this step").click()
        expect(page.locator(".cg-bar__summary")).to_contain_text("1 doubt:")
        expect(step.locator(".cg-state:visible")).to_have_text("You doubt this step.")
        word = judged_without("then", f"{ROOT}/because-1")[ROOT].word
        expect(page.locator(".cg-verdict").first).to_contain_text(word)
    with visitor.visit("claims/loads-were-heavy/?doubt=") as page:
        settled(page)
        page.locator(".cg-finding").first.get_by_role("button", name="Doubt this finding").click()
        expect(page.locator(".cg-bar__summary")).to_contain_text("1 doubt:")


def test_a_source_can_be_withdrawn(visitor, judgement, judged_without):
    argument = argument_of(judgement.graph)
    weights = {id_: sum(item.source.id == id_ for _, item in argument.evidence()) for id_ in argument.sources}
    source = max(weights, key=weights.get)
    findings = [item.id for _, item in argument.evidence() if item.source.id == source]
    before, after = judged_without("now"), judged_without("now", *findings)
    moved = sum(after[id_] is not before[id_] for id_ in argument.claims)
    with visitor.visit(f"sources/{source}/") as page:
        page.evaluate("cgChooseClock('now')")
        page.get_by_role("button", name="What if this source were withdrawn?").click()
        settled(page)
        told = page.locator(".cg-bar__summary")
        words = {0: "no other status changes", 1: "1 other status changes"}.get(moved, f"{moved} other statuses change")
        expect(told).to_contain_text(words)


def test_nothing_can_be_doubted_without_scripts_and_nothing_pretends_to(visitor):
    with visitor.visit(f"claims/{CLAIM}/", java_script_enabled=False) as page:
        expect(page.locator(".cg-doubt:visible")).to_have_count(0)


def test_a_link_shows_its_claim_to_the_keyboard_and_escape_dismisses_it(visitor):
    with visitor.visit(f"claims/{ROOT}/#because") as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        premise = page.locator("#because-1 a.cg-item").first
        wording = premise.locator(":scope > span").nth(1).inner_text()
        page.locator("#because-1 a.cg-item").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        preview = page.get_by_role("tooltip")
        expect(preview).to_be_visible()
        expect(preview).to_contain_text(wording)
        expect(premise).to_have_attribute("aria-describedby", "cg-preview")
        page.keyboard.press("Escape")
        expect(preview).to_be_hidden()
        for _ in range(12):
            page.keyboard.press("Tab")
            page.wait_for_timeout(30)
        cards = [url for url in asked if "/data/cards/" in url]
        assert len(cards) == len(set(cards)) <= 2


def test_a_preview_comes_to_the_pointer_and_stays_while_it_is_pointed_at(visitor):
    with visitor.visit(f"claims/{ROOT}/#because") as page:
        page.locator("#because-1").scroll_into_view_if_needed()
        page.locator("#because-1 a.cg-item").first.hover()
        preview = page.get_by_role("tooltip")
        expect(preview).to_be_visible()
        preview.hover()
        page.wait_for_timeout(400)
        expect(preview).to_be_visible()
        page.mouse.move(5, 5)
        expect(preview).to_be_hidden()
