"""Sources are fetched where they are, and what is not the source is not kept."""

import gzip

import pytest
from commands import command
from kept_well import FILLER, LOG, kept_well, lock_of, sources
from loopback import Page, small_web
from project import tree
from small_pdf import lines, small_pdf

PAGE = LOG + FILLER


@pytest.fixture
def well(tmp_path, here):
    root = kept_well(tmp_path)
    file = root / "claims/sources/all.yml"
    text = file.read_text().replace("publisher: The school", f"publisher: The school, url: '{here.address}/log'")
    file.write_text(text)
    here.pages["/log"] = Page(PAGE)
    return root


def fetch(root, *words):
    return sources(root, "fetch", *words, web=small_web())


def test_a_source_is_fetched_and_its_quotations_are_looked_up(well, here):
    told = fetch(well)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[0] == "1 source: 1 kept"
    assert "2 quotations: 2 verified (1 word for word, 1 without note marks)" in told.stdout
    assert [request.path for request in here.asked] == ["/robots.txt", "/log"]
    lock = lock_of(well)
    assert f'"url": "{here.address}/log"' in lock
    assert '"origin": "fetched"' in lock
    assert ":~:text=" in lock


def test_what_is_as_it_was_is_not_sent_again(well, here):
    here.pages["/log"].headers |= {"ETag": '"7"', "Last-Modified": "Mon, 09 May 1921 07:00:00 GMT"}
    fetch(well)
    before = tree(well)
    here.pages["/log"] = Page(status=304)
    told = fetch(well)
    assert told.stdout == "1 source: 1 as before\n"
    asked = here.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"7"', "Mon, 09 May 1921 07:00:00 GMT")
    assert tree(well) == before


def test_the_same_words_in_other_markup_are_no_new_copy(well, here):
    fetch(well)
    before = tree(well)
    here.pages["/log"] = Page(PAGE.replace("<p>", '<p class="x">'))
    assert fetch(well).stdout == "1 source: 1 as before\n"
    assert tree(well) == before


def test_a_page_that_changed_is_kept_beside_the_earlier_one(well, here):
    fetch(well)
    here.pages["/log"] = Page(PAGE.replace("at seven", "at eight"))
    told = fetch(well)
    assert told.stdout.splitlines()[0] == "1 source: 1 kept"
    assert len([*(well / "claims/.locker").glob("objects/*/*")]) == 2
    assert "1 of them in an earlier copy only" in told.stdout
    assert '"gone-from"' in lock_of(well)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (Page("gone", 404), "failed: it answers 404 Not Found"),
        (Page("no", 403), "failed: it answers 403 Forbidden"),
        (Page("", 500), "failed: it answers 500 Internal Server Error"),
        (Page(""), "failed: it answers 200 OK"),
        (Page("<h1>Before you continue</h1>" + FILLER), "none of the 2 quotations is in what is there"),
        (Page("<title>Sign in</title><form><input type=password></form><p>x"), "it asks for a password, as a wall"),
        (
            Page("<p>We value your privacy. Accept all cookies?</p>"),
            "it says “cookie”, as a wall before the page would",
        ),
        (
            Page("<p>Nothing of the kind.</p>" + FILLER),
            "none of the 2 quotations is in what is there; if it is the source",
        ),
        (Page(b"\x89PNG\r\n", headers={"Content-Type": "image/png"}), "not kept: this is a picture"),
        (
            Page(b"\x1f\x8b junk", headers={"Content-Encoding": "gzip"}),
            "failed: the answer is packed as gzip, and broken",
        ),
        (Page(status=302, headers={"Location": "/log"}), "failed: its redirects go in a circle"),
    ],
)
def test_what_is_not_the_source_is_told_and_not_kept(page, why, well, here):
    here.pages["/log"] = page
    told = fetch(well)
    assert told.returncode == 1
    assert why in told.stderr
    assert not (well / "claims/.locker").exists()
    assert not (well / "claims/sources.lock.json").exists()


def test_robots_txt_is_obeyed_and_on_every_hop(well, here):
    here.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /inner\n")
    here.pages["/log"] = Page(status=302, headers={"Location": "/inner"})
    here.pages["/inner"] = Page(PAGE)
    told = fetch(well)
    assert told.stdout == "1 source: 1 refused by robots.txt\n"
    assert "save the page yourself and add it" in told.stderr
    assert "/inner" not in here.paths()


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (Page(PAGE.encode("cp1252"), headers={"Content-Type": "text/html; charset=iso-8859-1"}), "iso-8859-1"),
        (Page(gzip.compress(PAGE.encode()), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}), ""),
        (Page(PAGE.replace("utf-8", "shift_jis").encode("cp932"), headers={"Content-Type": "text/html"}), ""),
    ],
    ids=["latin", "gzip", "shift_jis"],
)
def test_a_page_is_read_in_the_encoding_that_it_has(page, charset, well, here):
    here.pages["/log"] = page
    assert "2 verified" in fetch(well).stdout
    assert (f'"charset": "{charset}"' in lock_of(well)) == bool(charset)
    assert "2 verified" in sources(well, "verify", "log").stdout


def test_a_pdf_is_fetched_with_its_pages(well, here):
    report = small_pdf(
        lines("A cover"),
        lines("No rain fell between the third and the", "ninth. And the gauge was read at sev-", "en each morning."),
    )
    here.pages["/log"] = Page(report, headers={"Content-Type": "application/octet-stream"})
    assert "2 verified (1 word for word, 1 with words joined that a line end divides)" in fetch(well).stdout
    assert lock_of(well).count('"fragment": "page=2"') == 2


def test_only_what_is_old_is_fetched_where_that_is_wished_for(well, here):
    fetch(well)
    here.asked.clear()
    assert fetch(well, "--older-than", "90d").stdout == "0 sources: nothing to fetch\n"
    assert here.asked == []
    assert fetch(well, "--older-than", "soon").returncode == 2


def test_a_dry_run_asks_nobody(well, here):
    told = fetch(well, "--dry-run")
    assert told.stdout == f"would fetch log from {here.address}/log\n"
    assert here.asked == []


def test_a_source_without_an_address_is_told_when_it_is_named(well):
    assert "diary has no url: to fetch from" in fetch(well, "diary").stderr


def test_an_archived_copy_is_fetched_as_it_was_taken(well, here):
    file = well / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("url:", f"archive: '{here.address}/memento', url:"))
    here.pages["/memento"] = Page(PAGE)
    assert "1 source: 1 kept" in fetch(well, "--from-archive").stdout
    assert f'"archive": "{here.address}/memento"' in lock_of(well)
    assert "[no-archive]" not in command("check", cwd=well).stdout


def test_check_and_build_ask_nobody(well, here):
    fetch(well)
    here.asked.clear()
    command("check", cwd=well)
    sources(well, "verify")
    assert here.asked == []
