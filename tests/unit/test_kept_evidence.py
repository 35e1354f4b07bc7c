"""Readers are told what came of looking a quotation up, and how to look again."""

import json
import re

import pytest
from commands import command
from kept_well import LOG, QUOTES, kept_well, lock_of, sources

from claimgraph.argument.lock import LinkRecord, Lock, NoticeRecord, read_lock, written
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, judge_sound, render


@pytest.fixture
def well(tmp_path):
    return kept_well(tmp_path)


@pytest.fixture
def pages(well):
    """Return what shows the pages of the argument, as it then is."""

    def shown():
        return {rendered.page.path: rendered for rendered in render(judge_sound(Project(well), Problems())).rendered()}

    return shown


def test_beside_a_quotation_stands_in_what_and_when_it_was_found_with_a_link_to_the_proof(well, pages):
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-09")
    sources(well, "add", "diary", "diary.txt", "--excerpt")
    link = re.compile(r'<a href="\.\./\.\./(sources/\w+)/#(q-\w+)">([^<]*)</a>([^<]*)')
    found = link.findall(pages()["claims/dry"].html)
    assert {words for _, _, words, _ in found} == {
        "word for word in a private copy, without its note mark 1",
        "word for word in a private copy",
        "word for word in a private excerpt",
    }
    for path, anchor, _, recorded in found:
        assert re.match(r", recorded by an editor's run on \d{4}-\d\d-\d\d \(\w{8}\)", recorded)
        assert f'<tr id="{anchor}">' in pages()[path].html


def test_the_page_of_a_source_has_for_each_quotation_what_it_takes_to_look_again(well, pages):
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-09")
    copy, quote = json.loads(lock_of(well))["copies"][0], json.loads(lock_of(well))["quotes"][0]
    page = pages()["sources/log"]
    proof = page.shown.view.quotations[0].proof
    assert (proof.copy, proof.text) == (copy["copy"], copy["text"])
    assert proof.how == f"a web page of {copy['bytes']} bytes, added 1921-05-09"
    assert quote["window"] in {row.proof.window for row in page.shown.view.quotations}
    command_ = re.search("<code>claimgraph (sources verify log --copy FILE)</code>", page.html)[1]
    told = command(*command_.replace("FILE", "log.html").split(), cwd=well)
    assert "the bytes are those of a copy in the lock" in told.stdout


def test_an_excerpt_that_is_no_more_than_the_quotation_is_called_that(well, pages):
    (well / "noted.txt").write_text(QUOTES["diary"][0])
    sources(well, "add", "diary", "noted.txt", "--excerpt")
    (row,) = pages()["sources/diary"].shown.view.quotations
    assert row.proof.place == "the excerpt is these words and no more"
    assert pages()["review"].shown.view.evidence.noted == 1


def test_what_is_not_found_and_what_was_edited_is_told_beside_it(well, pages):
    (well / "part.txt").write_text("7 May. Today the bucket came up.")
    sources(well, "add", "diary", "part.txt", "--excerpt")
    sources(well, "add", "log", "log.html")
    file = well / "claims/well.yml"
    file.write_text(file.read_text().replace("No rain fell", "No snow fell"))
    (edited, _), (part,) = (pages()[f"sources/{id_}"].shown.view.quotations for id_ in ("log", "diary"))
    assert edited.check.words == "not looked up since it was edited"
    assert part.check.words == "not in the private excerpt, which is only a part"


def test_the_review_page_counts_quotations_by_what_came_of_them(well, pages):
    sources(well, "add", "log", "log.html")
    kept = pages()["review"].shown.view.evidence
    assert [(tally.number, tally.words) for tally in kept.tallies] == [
        (2, "word for word in a private copy"),
        (1, "no copy to look it up in"),
    ]
    assert (kept.quotations, kept.found, kept.addresses, kept.troubles) == (3, 2, 0, ())
    assert 'href="../data/annotations.jsonld"' in pages()["review"].html
    assert kept.oldest == json.loads(lock_of(well))["quotes"][0]["checked"]


def test_the_review_page_lists_what_is_gone_changed_or_retracted(well, pages):
    file = well / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The school}", "The school, url: https://example.org/10.1000/182}"))
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-09")
    (well / "log.html").write_text(LOG.replace("No rain", "Rain"))
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-10")
    url, day = "https://example.org/10.1000/182", "1921-05-11"
    link = LinkRecord(source="log", url=url, state="gone", why="404 Not Found", asked=day)
    notice = NoticeRecord(source="log", doi="10.1000/182", kind="retraction", notice="10.1000/183", asked=day)
    lock = read_lock(well / "claims", "claims/sources.lock.json")
    assert isinstance(lock, Lock)
    (well / "claims/sources.lock.json").write_text(written(Lock(lock.copies, lock.quotes, [link], [notice])))
    kept = pages()["review"].shown.view.evidence
    assert {trouble.title: [place.what for place in trouble.places] for trouble in kept.troubles} == {
        "Quotations that a newer copy no longer has": [
            "word for word in a private copy, without its note mark 1, which the newest copy no longer has"
        ],
        "Pages that are gone": ["404 Not Found, asked 1921-05-11"],
        "Publications with a notice": ["retraction, undated"],
    }
    assert (kept.addresses, kept.no_archive, kept.asked) == (1, 1, 1)


def test_the_audit_lists_only_quotations_that_were_found_nowhere(well):
    def unverified():
        return command("check", "--audit", cwd=well).stdout.partition("found in no text, copy or excerpt")[2]

    assert "dry: 3: The school; The teacher" in unverified()
    sources(well, "add", "log", "log.html")
    assert "dry: 1: The teacher" in unverified()
