"""A claim with very many findings and objections is as short to read as any other, and leads to each of them."""

from __future__ import annotations

import pytest
from dry_well import BASE, write
from made_once import made_once
from serving import served
from small_site import CONFIG, build

pytestmark = pytest.mark.browser

STANCES = ("supports", "contradicts", "qualifies")
PHONE = {"width": 360, "height": 800}
MOST = 5_000
"""Pixels that a page may be high on a phone before anything is unfolded."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The address of a site of a claim that has 300 findings and nine objections."""

    def make(folder):
        graded = "credibility: 2, credibility-why: It was read."
        findings = "".join(
            f"      - {{source: log-{n}, stance: {STANCES[n % 3]}, finding: Reading {n} of the gauge., {graded}}}\n"
            for n in range(300)
        )
        said = "date: 1921-05-01, medium: other, language: en, reliability: B"
        sources = "".join(f"log-{n}: {{title: Log {n}, publisher: Gauge {n}, {said}}}\n" for n in range(300))
        objections = "    objections:\n" + "".join(f"      - {{claim: rain-{n}}}\n" for n in range(9))
        claims = "".join(
            f"  rain-{n}: {{claim: It rained on day {n} of the month., kind: fact, by: clerk}}\n" for n in range(9)
        )
        write(
            folder / "crowded",
            BASE
            | {
                "claims/well.yml": f"{BASE['claims/well.yml']}    evidence:\n{findings}{objections}{claims}",
                "claims/sources/logs.yml": sources,
                "docs/own.md": "# Own\n",
                "mkdocs.yml": CONFIG,
            },
        )
        told = build(folder / "crowded")
        assert told.returncode == 0, told.stdout + told.stderr

    with served(made_once(tmp_path_factory, "crowded", make) / "crowded/site") as address:
        yield address


def test_on_a_phone_a_claim_with_300_findings_is_no_longer_than_another(browser, crowded):
    with browser.new_context(base_url=crowded, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("claims/dry/")
        assert page.locator(".cg-finding").count() == 300
        assert page.evaluate("document.documentElement.scrollHeight") <= MOST
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_long_fold_begins_with_a_list_that_leads_to_each_of_its_findings(browser, crowded):
    with browser.new_context(base_url=crowded, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("claims/dry/")
        fold = page.locator("details.cg-part", has=page.locator(".cg-index")).first
        fold.locator("summary").first.click()
        links = fold.locator(".cg-index a")
        assert links.count() == fold.locator(".cg-finding").count()
        assert min(link.bounding_box()["height"] for link in links.all()[:5]) >= 24
        last = links.last
        assert last.inner_text().startswith("Gauge ")
        last.click()
        assert page.locator(last.get_attribute("href")).evaluate("it => it.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("wide", [320, 360])
def test_the_word_of_a_drawing_that_leads_on_can_be_hit_by_a_finger(browser, crowded, wide):
    with browser.new_context(base_url=crowded, viewport={"width": wide, "height": 800}) as context:
        page = context.new_page()
        page.goto("claims/dry/")
        link = page.locator(".cg-draw a", has=page.get_by_text("and 3 more objections"))
        box = link.locator(".hit").bounding_box()
        assert min(box["height"], box["width"]) >= 24
        link.locator(".hit").click(position={"x": 20, "y": box["height"] - 1})
        assert page.url.endswith("#objections")
