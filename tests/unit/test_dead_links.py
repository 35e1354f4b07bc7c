"""Addresses that are gone, moved or changed are told, and so are notices about publications."""

import json
import socket

import pytest
from commands import command
from kept_well import FILLER, LOG, kept_well, lock_of, sources
from loopback import Page, small_web
from project import tree


@pytest.fixture
def well(tmp_path, here):
    root = kept_well(tmp_path)
    file = root / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The school}", f"The school, url: '{here.address}/log'}}"))
    here.pages["/log"] = Page(LOG + FILLER)
    return root


def dead_links(root, *words):
    return sources(root, "dead-links", *words, web=small_web())


def test_a_link_that_leads_there_is_no_news(well, here):
    told = dead_links(well)
    assert (told.returncode, told.stdout) == (0, "1 address: 1 ok\n")
    assert [request.method for request in here.asked] == ["GET", "HEAD"]


@pytest.mark.parametrize(
    ("page", "state", "code"),
    [
        (Page("", 404), "gone: 404 Not Found", 1),
        (Page("", 410), "gone: 410 Gone", 1),
        (Page("", 500), "unclear: 500 Internal Server Error", 0),
        (Page(status=302, headers={"Location": "/log"}), "unclear: its redirects go in a circle", 0),
    ],
)
def test_what_a_link_leads_to_is_told(page, state, code, well, here):
    here.pages["/log"] = page
    told = dead_links(well)
    assert told.returncode == code
    assert told.stdout.splitlines()[0] == f"log: {state}"


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_what_is_refused_to_programs_is_not_dead(status, well, here):
    here.pages["/log"] = Page("", status)
    told = dead_links(well)
    assert (told.returncode, told.stdout) == (0, "1 address: 1 not for programs\n")


@pytest.fixture
def nameless(well, monkeypatch):
    """The argument with a second source, whose host has no name any more."""
    file = well / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The teacher,", "The teacher, url: 'http://nowhere.example/',"))
    real = socket.getaddrinfo

    def look_up(host, *words, **more):
        if host == "nowhere.example":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *words, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return well


def test_a_source_whose_host_is_no_more_is_gone(nameless):
    told = dead_links(nameless)
    assert told.stdout.splitlines()[0] == "diary: gone: there is no host nowhere.example"


def test_where_not_one_host_answers_nothing_is_called_gone(nameless):
    told = dead_links(nameless, "diary")
    assert told.returncode == 0
    assert told.stdout.startswith("diary: unclear: there is no host nowhere.example, and no other host answered: this")


def test_a_site_that_wants_no_programs_is_left_alone(well, here):
    here.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /")
    assert dead_links(well).stdout == "1 address: 1 not for programs\n"
    assert here.paths() == []


def test_a_head_that_is_refused_is_asked_for_again_with_the_page(well, here):
    def act(handler):
        handler.send_response(405 if handler.command == "HEAD" else 200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    here.pages["/log"] = Page(act=act)
    assert dead_links(well).stdout == "1 address: 1 ok\n"


def test_a_page_in_the_place_of_the_source_is_a_change_though_it_says_ok(well, here):
    sources(well, "fetch", web=small_web())
    here.pages["/log"] = Page("<p>We have a new site. Here is all our news.</p>" + FILLER)
    told = dead_links(well)
    assert told.returncode == 1
    assert told.stdout.splitlines()[0] == "log: changed: the page has none of the quotations any more"


def test_a_gone_source_without_an_archived_copy_is_told_by_check(well, here):
    here.pages["/log"] = Page("", 404)
    dead_links(well)
    assert "log was no longer at its address on" in command("check", cwd=well).stdout
    file = well / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("url:", "archive: https://web.archive.org/web/2022/x, url:"))
    assert "[source-gone]" not in command("check", cwd=well).stdout


def test_a_source_that_moved_is_given_its_new_address(well, here):
    here.pages["/log"] = Page(status=301, headers={"Location": "/new-log"})
    here.pages["/new-log"] = Page(LOG)
    told = dead_links(well)
    assert told.stdout.splitlines()[0] == f"log: moved: it has moved for good: {here.address}/new-log"
    assert "with --rewrite" in told.stdout
    told = dead_links(well, "--rewrite")
    assert "wrote url: of log" in told.stdout
    assert f"url: '{here.address}/new-log'" in (well / "claims/sources/all.yml").read_text()
    assert dead_links(well).stdout == "1 address: 1 ok\n"


def test_a_second_run_writes_the_same_bytes_and_a_dry_run_none(well, here):
    assert dead_links(well, "--dry-run").stdout == f"would ask {here.address}/log\n"
    assert here.asked == []
    dead_links(well)
    before = tree(well)
    dead_links(well)
    assert tree(well) == before


# --- notices ------------------------------------------------------------------------------

RECORD = {
    "status": "ok",
    "message": {
        "DOI": "10.1000/182",
        "title": ["On wells"],
        "updated-by": [
            {
                "DOI": "10.1000/183",
                "type": "retraction",
                "updated": {"date-parts": [[2024, 5, 2]]},
                "source": "publisher",
            },
            {
                "DOI": "10.1000/183",
                "type": "retraction",
                "updated": {"date-parts": [[2024, 5, 2]]},
                "source": "retraction-watch",
            },
            {"DOI": "10.1000/190", "type": "new_version", "updated": {"date-parts": [[2023]]}},
        ],
        "update-to": [{"DOI": "10.1000/1", "type": "retraction"}],
    },
}
"""What Crossref answers, in short; `updated-by` is on the work that a notice is about."""


@pytest.fixture
def article(tmp_path, here):
    root = kept_well(tmp_path)
    file = root / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The school}", f"The school, url: '{here.address}/doi/10.1000/182'}}"))
    here.pages["/doi/10.1000/182"] = Page(LOG)
    return root


def test_a_retraction_is_told_once_and_by_check(article, here):
    here.pages["/works/10.1000%2F182"] = Page(json.dumps(RECORD), headers={"Content-Type": "application/json"})
    told = dead_links(article, "--crossref", here.address)
    assert told.returncode == 1
    assert told.stdout.splitlines()[0] == "log: retraction: https://doi.org/10.1000/183"
    assert lock_of(article).count('"kind": "retraction"') == 1
    assert '"date": "2024-05-02"' in lock_of(article)
    checked = command("check", cwd=article).stdout
    assert "there is a notice about log: retraction [retracted-source]" in checked
    assert "hint: read https://doi.org/10.1000/183" in checked


def test_a_work_without_notices_is_no_news(article, here):
    here.pages["/works/10.1000%2F182"] = Page(json.dumps({"message": {"DOI": "10.1000/182"}}))
    assert dead_links(article, "--crossref", here.address).returncode == 0


def test_a_work_that_crossref_does_not_know_is_no_news(article, here):
    assert dead_links(article, "--crossref", here.address).returncode == 0


@pytest.mark.parametrize("page", [Page("", 500), Page("<p>no record"), Page("[]")])
def test_no_word_is_not_taken_for_good_news(page, article, here):
    here.pages["/works/10.1000%2F182"] = Page(json.dumps(RECORD))
    dead_links(article, "--crossref", here.address)
    here.pages["/works/10.1000%2F182"] = page
    told = dead_links(article, "--crossref", here.address)
    assert told.returncode == 1
    assert "log: nothing was learnt about notices" in told.stderr
    assert '"kind": "retraction"' in lock_of(article)
