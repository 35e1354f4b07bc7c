"""Pictures on the page: letters that one can read at any width, marks that a keyboard reaches, and no scripts."""

import pytest

pytestmark = pytest.mark.browser

SMALLEST = 11
PAGES = ("", "walks/close-bridge/", "claims/ice-has-broken/", "topics/river/")


@pytest.fixture(scope="module")
def full(built):
    """The page of a claim with a timeline."""
    claims = (path for path in sorted(built.pages) if path.startswith("claims/"))
    return next(path.removesuffix("index.html") for path in claims if "cg-time" in built.pages[path].article)


WIDTHS = (320, 360, 1440)


def widths_of(page):
    """Give a page each width in turn."""
    for wide in WIDTHS:
        page.set_viewport_size({"width": wide, "height": 800})
        yield wide


def test_letters_are_large_enough_at_any_width_and_nothing_is_cut_off(visitor, full):
    for path, page in visitor.tour((*PAGES, full)):
        assert page.locator(".cg-picture > svg").count()
        for wide in widths_of(page):
            sizes = page.locator(".cg-picture > svg text:visible").evaluate_all(
                "all => all.map(it => parseFloat(getComputedStyle(it).fontSize) * it.getScreenCTM().a)"
            )
            assert min(sizes, default=SMALLEST) >= SMALLEST, (path, wide)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, wide)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_on_a_map_of_places_lie_apart_within_its_frame(visitor, scheme):
    with visitor.visit("topics/river/", color_scheme=scheme, java_script_enabled=False) as page:
        for _ in widths_of(page):
            frame, *names = (it.bounding_box() for it in page.locator(".cg-places svg, .cg-places text").all())
            assert len(names) == 2
            for name in names:
                assert frame["x"] <= name["x"]
                assert frame["y"] <= name["y"]
                assert name["x"] + name["width"] <= frame["x"] + frame["width"]
                assert name["y"] + name["height"] <= frame["y"] + frame["height"]
            upper, lower = sorted(names, key=lambda box: box["y"])
            apart = upper["x"] + upper["width"] <= lower["x"] or lower["x"] + lower["width"] <= upper["x"]
            assert apart or upper["y"] + 13 <= lower["y"]


def test_a_mark_is_reached_by_the_keyboard_and_leads_to_its_finding(visitor, full):
    with visitor.visit(full) as page:
        mark = page.locator(".cg-time svg a").first
        anchor = mark.get_attribute("href")
        mark.focus()
        page.keyboard.press("Enter")
        assert page.url.endswith(anchor)
        assert page.locator(anchor).is_visible()


def test_without_scripts_a_tree_shows_one_clock_only(visitor):
    with visitor.visit("walks/close-bridge/", java_script_enabled=False) as page:
        assert page.locator(".cg-tree svg a").count()
        assert not page.locator(".cg-tree svg .cg-at--then:visible").count()
