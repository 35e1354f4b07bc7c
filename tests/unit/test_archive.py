"""Archived copies are looked up, or asked for; the archive here is a small one that answers as the real one does."""

import json
from urllib.parse import parse_qs

import pytest
from kept_well import kept_well, sources
from loopback import Page, small_web

from claimgraph.locker.wayback import Keys, Wayback
from claimgraph.locker.web import WebError

URL = "https://example.org/log"


@pytest.fixture
def well(tmp_path):
    root = kept_well(tmp_path)
    file = root / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("retrieved:", f"url: '{URL}', retrieved:"))
    return root


def timemap(here, *stamps):
    """The list of copies, as the archive gives it."""
    lines = [
        f'<{URL}>; rel="original",',
        f'<{here.address}/web/timemap/link/{URL}>; rel="self"; type="application/link-format",',
        f'<{here.address}>; rel="timegate",',
        *(
            f'<{here.address}/web/{stamp}/{URL}>; rel="{"first " if not number else ""}memento"; datetime="x",'
            for number, stamp in enumerate(stamps)
        ),
    ]
    return Page("\n".join(lines), headers={"Content-Type": "application/link-format"})


def archive(root, here, *words, **environment):
    return sources(root, "archive", "--host", here.address, *words, web=small_web(), **environment)


def test_the_copy_nearest_to_the_day_of_reading_is_named(well, here):
    here.pages[f"/web/timemap/link/{URL}"] = timemap(here, "19200101000000", "19210507100000", "19210601000000")
    told = archive(well, here)
    assert (told.returncode, told.stdout) == (
        0,
        "wrote archive: of diary\n1 source: 1 with an archived copy\n",
    )
    text = (well / "claims/sources/all.yml").read_text()
    assert f"url: '{URL}', archive: {here.address}/web/19210507100000/{URL}, retrieved" in text
    assert archive(well, here).stdout == "0 sources: 0 with an archived copy\n"


def test_a_source_that_nobody_archived_is_told(well, here):
    told = archive(well, here)
    assert (told.returncode, told.stdout) == (
        0,
        "diary: no archived copy; --save asks for one\n1 source: 0 with an archived copy\n",
    )


def test_an_archive_that_does_not_answer_is_told_and_changes_nothing(well, here):
    here.pages[f"/web/timemap/link/{URL}"] = Page("", 503)
    before = (well / "claims/sources/all.yml").read_text()
    told = archive(well, here)
    assert told.returncode == 1
    assert "diary: the archive gave no answer:" in told.stderr
    assert "answers 503 Service Unavailable" in told.stderr
    assert (well / "claims/sources/all.yml").read_text() == before


def test_a_dry_run_shows_the_change(well, here):
    here.pages[f"/web/timemap/link/{URL}"] = timemap(here, "19210507100000")
    before = (well / "claims/sources/all.yml").read_text()
    assert "+diary: {" in archive(well, here, "--dry-run").stdout
    assert (well / "claims/sources/all.yml").read_text() == before


@pytest.fixture
def saving(here):
    """An archive that makes a copy when it was asked twice whether it is done."""
    polls = ["pending", "pending", "success"]

    def save(handler):
        respond(handler, {"url": URL, "job_id": "spn2-42"})

    def status(handler):
        if (now := polls.pop(0)) == "success":
            here.pages[f"/web/timemap/link/{URL}"] = timemap(here, "20261128010203")
        respond(handler, {"status": now, "job_id": "spn2-42"})

    here.pages |= {"/save": Page(act=save), "/save/status/spn2-42": Page(act=status)}
    return here


def respond(handler, said, code=200):
    body = json.dumps(said).encode()
    handler.send_response(code)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def wayback(here, keys=None):
    return Wayback(small_web(), here.address, keys, sleep=lambda _: None)


def test_a_new_copy_is_asked_for_and_waited_for(saving):
    found = wayback(saving, Keys("me", "secret")).save(URL)
    assert found == f"{saving.address}/web/20261128010203/{URL}"
    (asked,) = (request for request in saving.asked if request.path == "/save")
    assert (asked.method, parse_qs(asked.body.decode())["url"]) == ("POST", [URL])
    assert asked.headers["authorization"] == "LOW me:secret"
    assert asked.headers["accept"] == "application/json"
    assert saving.paths().count("/save/status/spn2-42") == 3


def test_a_copy_counts_as_made_when_the_list_has_it_whatever_the_archive_says(here):
    def save(handler):
        here.pages[f"/web/timemap/link/{URL}"] = timemap(here, "20261128010203")
        respond(handler, {"message": "It timed out."}, 523)

    here.pages["/save"] = Page(act=save)
    assert wayback(here).save(URL) == f"{here.address}/web/20261128010203/{URL}"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"message": "You have already reached the limit."}, "You have already reached the limit."),
        ({}, "has no copy that was made after"),
    ],
)
def test_a_copy_that_was_not_made_is_told(said, why, here):
    here.pages["/save"] = Page(act=lambda handler: respond(handler, said))
    with pytest.raises(WebError, match=why):
        wayback(here).save(URL)
