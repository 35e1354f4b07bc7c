"""The page of changes in a real browser: open to everybody, and quiet."""

import pytest
from commands import command
from edited_square import edit, write
from openness import PHONE, WIDE, faint, faults, paint
from repositories import ENVIRONMENT, commit
from serving import served

pytestmark = pytest.mark.browser


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


def test_the_page_has_no_fault_on_a_phone_by_day_or_wide_by_night(visitor):
    with visitor.visit("changes/", viewport=PHONE, reduced_motion="reduce", bypass_csp=True) as page:
        assert faults(page) == []
        paint(page, "dark")
        page.set_viewport_size(WIDE)
        assert faint(page) == []


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
