"""The map: from the topics into one; find, filter, focus and move about; and the outline that says the same."""

import re

import pytest
from playwright.sync_api import expect

from claimgraph.diagnostics import Problems
from claimgraph.graph.network import argument_of
from claimgraph.pipeline import Project, judge_sound

pytestmark = pytest.mark.browser

ROOT = "close-bridge"
DOUBTED = "pier-is-hollow"
NODES = ".cg-draw--map a[data-kind]"
TOPICS = ".cg-draw--whole a[data-topic]"
SMALLEST = 11
"""Pixels that letters on a map have at least."""
PHONE = {"width": 360, "height": 740}
LETTERS = """() => [...document.querySelectorAll(".cg-draw--map text")]
    .filter((text) => text.checkVisibility())
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
"""Sizes of all letters on the map, in pixels of the screen."""
STRUCK = """() => {
    const lines = [...document.querySelectorAll(".cg-draw--map > path")];
    const boxes = [...document.querySelectorAll(".cg-draw--map a rect")].map((rect) => rect.getBBox());
    const runsInto = (line, box) => {
        for (let along = 0; along < line.getTotalLength(); along += 2) {
            const { x, y } = line.getPointAtLength(along), { x: left, y: top, width, height } = box;
            if (x > left + 1 && x < left + width - 1 && y > top + 1 && y < top + height - 1) return true;
        }
        return false;
    };
    return lines.filter((line) => boxes.some((box) => runsInto(line, box))).map((line) => line.outerHTML);
}"""
"""Lines that are drawn through a box."""


@pytest.fixture(scope="module")
def argument(built):
    return argument_of(judge_sound(Project(built.project), Problems()).graph)


def bearing_on(argument, id_):
    """Everything that bears on a claim, at any remove."""
    found, pending = {id_}, [id_]
    while pending:
        claim = argument.claims[pending.pop()]
        steps = [*claim.because, *claim.objections]
        near = [premise.claim.id for step in claim.because for premise in step.premises]
        near += [objection.claim.id for objection in claim.objections]
        near += [cutter.id for step in steps for cutter in step.undercut]
        pending += [id_ for id_ in near if id_ not in found]
        found.update(near)
    return found


def shown(page):
    nodes = page.locator(f"{NODES}:not(.out)")
    return set(nodes.evaluate_all("nodes => nodes.map(node => /claims\\/([^/]+)/.exec(node.href.baseVal)[1])"))


def outlined(page):
    return set(
        page.locator("[data-outline] li[data-id]").evaluate_all(
            "entries => entries.filter(it => it.checkVisibility() && !it.matches('.cg-outline__between'))"
            ".map(it => it.dataset.id)"
        )
    )


def unfold(page):
    page.locator("details[data-topic]:not([hidden])").evaluate_all("all => all.forEach(it => { it.open = true; })")


def opened(page):
    expect(page.locator("[data-map][data-ready]")).to_be_visible()
    page.wait_for_timeout(50)


def node(page, id_):
    return page.locator(f'{NODES}[href*="/claims/{id_}/"]')


def place(page):
    return page.locator(".cg-draw--map").evaluate("drawing => JSON.stringify(drawing.getBoundingClientRect())")


def is_in_sight(page, target):
    """Whether something stands whole within the frame of the map."""
    box, frame = target.bounding_box(), page.locator("[data-map]").bounding_box()
    return all(
        frame[at] <= box[at] and box[at] + box[far] <= frame[at] + frame[far]
        for at, far in (("x", "width"), ("y", "height"))
    )


def test_the_map_begins_with_the_topics_and_counts_every_claim_once(visitor, argument):
    with visitor.visit("map/") as page:
        opened(page)
        told = page.locator(f"{TOPICS} .claims").all_text_contents()
        assert told == [f"{len(topic.claims)} claims" for topic in argument.topics.values()]
        expect(page.locator(".cg-map__told")).to_have_text(f"{len(argument.claims)} claims")
        unfold(page)
        assert outlined(page) == set(argument.claims)


def test_the_counts_of_map_home_and_review_agree_by_either_clock(visitor, argument):
    count = "all => all.reduce((sum, it) => sum + parseInt(it.textContent), 0)"
    for clock in ("then", "now"):
        with visitor.visit(f"?clock={clock}") as page:
            home = page.locator(".cg-topics .cg-tallies li:visible").evaluate_all(count)
            page.goto(f"review/?clock={clock}")
            review = page.locator(".cg-tallies li:visible").evaluate_all(count)
            stand = page.locator(".cg-tallies li:visible:has(.cg-word--stands)").evaluate_all(count)
            page.goto(f"map/?clock={clock}")
            opened(page)
            drawn = page.locator(f"{TOPICS} g:visible text").evaluate_all(count)
            page.locator(".cg-map__filters summary").click()
            page.get_by_label("Status").select_option("stands")
            expect(page.locator(".cg-map__told")).to_have_text(f"{stand} of {len(argument.claims)} claims")
        assert home == review == drawn == len(argument.claims)


@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_topic_is_opened_in_its_place_and_going_back_closes_it(visitor, argument, how):
    with visitor.visit("map/") as page:
        opened(page)
        topic = page.locator(f"{TOPICS}[data-topic=bridge]")
        if how == "click":
            topic.click()
        else:
            topic.focus()
            page.keyboard.press("Enter")
        expect(page.locator(NODES).first).to_be_visible()
        opened(page)
        assert shown(page) >= set(argument.topics["bridge"].claims)
        assert "open=bridge" in page.url
        here = len(argument.topics["bridge"].claims)
        expect(page.locator(".cg-map__told")).to_have_text(
            f"{len(argument.claims)} claims, {here} of them in this topic"
        )
        page.go_back()
        expect(page.locator(TOPICS).first).to_be_visible()
        page.go_forward()
        expect(page.locator(NODES).first).to_be_visible()
        opened(page)
        page.get_by_role("button", name="All topics").click()
        expect(page.locator(f"{TOPICS}[data-topic=bridge]")).to_be_focused()


def test_every_claim_is_on_the_map_of_its_topic_and_in_its_outline(visitor, argument):
    topics = {f"map/{topic.id}/": topic for topic in argument.topics.values()}
    for path, page in visitor.tour(topics):
        opened(page)
        assert shown(page) >= set(topics[path].claims)
        assert outlined(page) == set(topics[path].claims)
        expect(page.locator(".cg-map__told")).to_have_text(f"{len(topics[path].claims)} claims")


def test_without_scripts_topics_lead_to_their_maps_and_boxes_to_their_claims(visitor, argument):
    with visitor.visit("map/", java_script_enabled=False) as page:
        assert page.locator("[data-outline] li[data-id]").count() == len(argument.claims)
        page.locator(f"{TOPICS}[data-topic=bridge]").click()
        assert page.url.endswith("/map/bridge/")
        assert page.locator(NODES).count() >= len(argument.topics["bridge"].claims)
        page.locator("[data-outline] a").first.click()
        assert "/claims/" in page.url


@pytest.mark.parametrize("size", [PHONE, {"width": 1440, "height": 900}], ids=["phone", "wide"])
def test_what_is_shown_can_be_read_and_no_line_runs_through_a_box(visitor, size):
    for path, page in visitor.tour(["map/", "map/bridge/", "map/river/"], viewport=size):
        opened(page)
        for press in ("", "Fit", "Show all", "Smaller", "Smaller"):
            if press:
                page.get_by_role("button", name=press).click()
                page.wait_for_timeout(50)
            assert min(page.evaluate(LETTERS), default=SMALLEST) >= SMALLEST - 0.05, path
        assert page.evaluate(STRUCK) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_a_phone_begins_with_the_first_headline_in_the_middle(visitor, argument):
    topic = argument.claims[ROOT].topic
    first = {"map/": f"{TOPICS}[data-topic={topic}]", f"map/{topic}/": f'{NODES}[href*="/{ROOT}/"]'}
    for path, page in visitor.tour(first, viewport=PHONE):
        opened(page)
        headline = page.locator(first[path]).locator("rect")
        box, frame = headline.bounding_box(), page.locator("[data-map]").bounding_box()
        assert box["x"] + box["width"] / 2 == pytest.approx(frame["x"] + frame["width"] / 2, abs=20)
        assert is_in_sight(page, headline)


def test_a_filter_holds_for_the_map_and_for_the_outline_and_is_in_the_address(visitor, argument):
    found = {}
    with visitor.visit("map/") as page:
        opened(page)
        boxes = page.locator("[data-map]"), page.get_by_label("Find a claim")
        before = [it.bounding_box() for it in boxes]
        page.locator(".cg-map__filters summary").click()
        for name, value in (("topic", "river"), ("kind", "fact"), ("status", "outweighed")):
            page.locator(f"select[name={name}]").select_option(value)
            assert [it.bounding_box() for it in boxes] == before
            unfold(page)
            page.wait_for_url(re.compile(f"{name}={value}"))
            found[page.url] = outlined(page)
            assert 0 < len(found[page.url]) < len(argument.claims)
            told = f"{len(found[page.url])} of {len(argument.claims)} claims"
            expect(page.locator(".cg-map__told")).to_have_text(told)
            page.locator(f"select[name={name}]").select_option("")
    for address, page in visitor.tour(found):
        opened(page)
        unfold(page)
        assert outlined(page) == found[address]
        page.locator(f"{TOPICS}:not(.out)").first.click()
        expect(page.locator(NODES).first).to_be_visible()
        opened(page)
        topic = re.search(r"open=([\w-]+)", page.url).group(1)
        assert shown(page) & set(argument.topics[topic].claims) == found[address] & set(argument.topics[topic].claims)


@pytest.mark.parametrize("width", [320, 1440])
def test_the_filters_lie_over_the_map_within_the_page(visitor, width):
    with visitor.visit("map/", viewport={"width": width, "height": 800}) as page:
        opened(page)
        page.locator(".cg-map__filters summary").click()
        for name in ("topic", "kind", "status"):
            box = page.locator(f"select[name={name}]").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        expect(page.get_by_label("Status")).to_be_hidden()


def test_a_claim_is_found_by_its_name_wherever_it_is_and_what_it_rests_on_is_shown_alone(visitor, argument):
    with visitor.visit("map/") as page:
        opened(page)
        page.get_by_label("Find a claim").fill("close bridge")
        page.keyboard.press("Enter")
        card = page.locator("[data-map-card]")
        expect(card).to_contain_text(argument.claims[ROOT].text)
        expect(card).to_contain_text("Evidence from Gazette press")
        opened(page)
        assert is_in_sight(page, node(page, ROOT).locator("rect"))
        card.get_by_role("button", name="What it rests on").click()
        unfold(page)
        assert outlined(page) == bearing_on(argument, ROOT)
        assert shown(page) <= bearing_on(argument, ROOT)
        page.wait_for_url(re.compile(f"claim={ROOT}.*show=down"))
        card.get_by_role("link").click()
        assert page.url.partition("?")[0].endswith(f"/claims/{ROOT}/")


@pytest.mark.parametrize("path", ["map/", "map/bridge/"])
def test_every_claim_is_found_first_by_its_own_name(visitor, argument, path):
    claims = (
        argument.claims.values()
        if path == "map/"
        else [argument.claims[id_] for id_ in argument.topics["bridge"].claims]
    )
    with visitor.visit(path) as page:
        opened(page)
        for claim in claims:
            page.get_by_label("Find a claim").fill(claim.short)
            assert page.locator(".cg-map__found button").first.inner_text() == claim.short


def test_the_address_restores_what_was_seen(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        page.locator("[data-zoom=in]").click()
        page.locator("[data-zoom=in]").click()
        page.evaluate("new Promise(done => setTimeout(done, 300))")  # the address follows where the reader rests
        page.wait_for_url(re.compile("view="))
        address, before = page.url, place(page)
    with visitor.visit(address) as page:
        opened(page)
        page.wait_for_timeout(100)
        found = [round(float(number)) for number in re.findall(r"-?\d+\.?\d*", place(page))]
        expected = [round(float(number)) for number in re.findall(r"-?\d+\.?\d*", before)]
        assert found == pytest.approx(expected, abs=2)


def test_the_map_moves_by_dragging_and_a_drag_follows_no_link(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        before = place(page)
        box = node(page, ROOT).locator("rect").bounding_box()
        page.mouse.move(box["x"] + 5, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(box["x"] + 80, box["y"] + 60, steps=5)
        page.mouse.up()
        page.wait_for_timeout(100)
        assert place(page) != before
        expect(page.locator("[data-map-card]")).to_be_hidden()


def stops(page):
    """What the tab key reaches on a map, between the tools and what is below it."""
    return page.locator("[data-map] a, [data-map] button").evaluate_all(
        "all => all.filter(it => it.checkVisibility() && it.tabIndex >= 0).length"
    )


def test_the_map_can_be_used_by_keyboard_alone_from_one_tab_stop(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        assert stops(page) == 1
        page.locator(".cg-map__filters summary").focus()
        page.keyboard.press("Tab")
        first = page.locator(f"{NODES}:focus")
        assert ROOT in first.get_attribute("href")
        for key in ("+", "-", "Shift+ArrowDown", "0"):
            before = place(page)
            page.keyboard.press(key)
            page.wait_for_timeout(60)
            assert place(page) != before, key
        page.keyboard.press("ArrowRight")
        further = page.locator(f"{NODES}:focus")
        assert ROOT not in further.get_attribute("href")
        assert further.locator("rect").bounding_box()["x"] > node(page, ROOT).locator("rect").bounding_box()["x"]
        assert is_in_sight(page, further.locator("rect"))
        assert stops(page) == 1
        page.keyboard.press("Enter")
        expect(page.locator("[data-map-card]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("[data-map-card]")).to_be_hidden()


def test_arrow_keys_lead_to_every_box(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        page.locator(".cg-map__filters summary").focus()
        page.keyboard.press("Tab")
        met, pending = set(), [[]]
        reach = """keys => {
            const pressed = (key) => new KeyboardEvent("keydown", { key, bubbles: true });
            const press = (key) => document.activeElement.dispatchEvent(pressed(key));
            press("Home");
            keys.forEach(press);
            return document.activeElement.href.baseVal;
        }"""
        while pending:
            keys = pending.pop(0)
            at = page.evaluate(reach, keys)
            if at not in met:
                met.add(at)
                pending += [[*keys, f"Arrow{way}"] for way in ("Right", "Down", "Up", "Left")]
        assert len(met) == page.locator(NODES).count()


def test_every_box_says_what_it_is(visitor, argument):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        for id_ in argument.topics["bridge"].claims:
            expect(node(page, id_)).to_have_accessible_name(re.compile(re.escape(argument.claims[id_].text[:40])))


def test_a_preview_leaves_the_boxes_around_in_sight(visitor):
    with visitor.visit("map/bridge/") as page:
        opened(page)
        node(page, ROOT).locator("rect").hover()
        preview = page.locator("#cg-preview")
        expect(preview).to_be_visible()
        told, box = preview.bounding_box(), node(page, ROOT).locator("rect").bounding_box()
        beside = told["x"] >= box["x"] + 1.5 * box["width"] or told["x"] + told["width"] <= box["x"]
        assert beside or told["y"] >= box["y"] + 2 * box["height"]


def test_a_what_if_shows_on_the_map(visitor):
    with visitor.visit(f"map/?claim={DOUBTED}") as page:
        opened(page)
        page.locator("[data-map-card]").get_by_role("button", name="What if it fell?").click()
        expect(page.locator(".cg-bar__summary")).to_contain_text("4 other statuses change")
        expect(node(page, DOUBTED).locator("use").first).to_have_attribute("href", "#cg-doubted")
        unfold(page)
        expect(page.locator(f"#n-{ROOT} > a use").first).to_have_attribute("href", "#cg-outweighed")


def test_a_claims_page_leads_to_its_place_on_the_map(visitor):
    with visitor.visit(f"claims/{ROOT}/") as page:
        page.get_by_role("link", name="On the map", exact=True).click()
        opened(page)
        expect(page.locator("[data-map-card]")).to_be_visible()
        expect(page.locator(f"#n-{ROOT}.chosen")).to_have_count(1)
