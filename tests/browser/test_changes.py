"""The page of changes in a real browser: open to everybody, and quiet."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from commands import command
from edited_square import edit, write
from repositories import ENVIRONMENT, commit
from serving import served

pytestmark = pytest.mark.browser

PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A site whose argument was edited since its first revision."""
    folder = tmp_path_factory.mktemp("square")
    write(folder)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: The square\ntheme: {name: material, font: false}\nplugins:\n"
        "  - claimgraph: {changes_since: v1, pdf: false}\n"
    )
    commit(folder, "v1")
    edit(folder)
    told = command(cwd=folder, **ENVIRONMENT)
    assert told.returncode == 0, told.stderr
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize(("size", "palette"), [(PHONE, "light"), (WIDE, "dark")], ids=["phone, light", "wide, dark"])
def test_the_page_has_no_fault(visitor, size, palette):
    with visitor.visit("changes/", color_scheme=palette, viewport=size, bypass_csp=True) as page:
        rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
        found = Axe().run(page, options=rules).response["violations"]
        assert [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]] == []


def test_the_page_fits_a_phone_and_tells_changes_by_lines(visitor):
    with visitor.visit("changes/", viewport=PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        lines = page.evaluate(
            "['ins', 'del'].map(it => getComputedStyle(document.querySelector(`main ${it}`)).textDecorationLine)"
        )
        assert lines == ["underline", "line-through"]


def test_a_reader_comes_from_a_move_to_its_claim(visitor):
    with visitor.visit() as page:
        page.locator(".cg-nav summary", has_text="Editors").click()
        page.get_by_role("link", name="Changes").click()
        page.get_by_role("link", name="The shops on the square were shut on Sunday.").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "The shops on the square were shut on Sunday."
