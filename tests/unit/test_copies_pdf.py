"""PDFs are read page by page, as a reader reads them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from small_pdf import lines, small_pdf

from claimgraph.argument.quotations import Tier
from claimgraph.locker.adding import read_copy
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.media import PDF

REPORT = small_pdf(
    lines("Report of the engineer", "The unprece-", "dented drought went on, and the well-", "known pump stood still."),
    [
        (50, 750, 12, "The level fell by ten per cent"),
        (188, 755, 7, "1"),
        (200, 750, 12, "in May. In 1921 it rose."),
        (50, 734, 12, "to 10"),
        (74.4, 739, 7, "6"),
        (82, 734, 12, "litres and H"),
        (138, 731, 7, "2"),
        (141.6, 734, 12, "O alone."),
        (50, 718, 12, "3 May    2 mm"),
        (50, 702, 12, "It’s “dry”, he said – at last."),  # noqa: RUF001
    ],
    title="Report on the well",
)


@pytest.fixture(scope="module")
def report():
    media, text = read_copy(REPORT)
    assert media == PDF
    return text


@pytest.mark.parametrize(
    ("quote", "tier", "page"),
    [
        ("The unprecedented drought went on", Tier.LINE_JOINS, 1),
        ("the well-known pump stood still.", Tier.EXACT, 1),
        ("The level fell by ten per cent in May.", Tier.NOTE_MARKS, 2),
        ("to 10⁶ litres and H2O alone", Tier.EXACT, 2),
        ("3 May 2 mm", Tier.EXACT, 2),
        ('It\'s "dry", he said - at last.', Tier.EXACT, 2),
    ],
)
def test_a_quotation_is_found_with_its_page(quote, tier, page, report):
    sighting = report.find(quote)
    assert sighting.match.tier is tier
    assert report.extract.page_at(sighting.match.start) == page


def test_many_pdfs_can_be_read_side_by_side():
    with ThreadPoolExecutor(8) as pool:
        texts = [*pool.map(lambda _: read_copy(REPORT)[1].extract.text, range(64))]
    assert len(set(texts)) == 1


@pytest.mark.parametrize(
    "quote", ["to 106 litres", "ten per cent1 in May", "the wellknown pumps", "a precedented drought"]
)
def test_what_is_not_quite_there_is_not_found(quote, report):
    assert report.find(quote) is None


def test_the_title_of_a_document_is_known(report):
    assert report.is_title("Report on the well")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7\nand nothing else", "it is no sound PDF"),
        (small_pdf([]), "no text, only pictures of it: add a copy that was read by OCR"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(raw, why):
    with pytest.raises(UnreadableCopyError, match=why):
        read_copy(raw)


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(UnreadableCopyError, match=r"pip install 'claimgraph\[locker\]'"):
        read_copy(REPORT)
