"""Copies are kept in private, quotations are looked up in them, and the lock says so to everybody."""

import json
import os
import re
import stat
from urllib.parse import unquote

import pytest
from commands import command
from kept_well import DIARY, LOG, QUOTES, kept_well, lock_of, sources

from claimgraph.argument.lock import Lock, read_lock, written
from claimgraph.diagnostics import Diagnostic, Problems
from claimgraph.locker.html_text import read_html
from claimgraph.pipeline import Project, judge_sound
from claimgraph.site.atlas import Atlas
from claimgraph.site.published import published


@pytest.fixture
def well(tmp_path):
    return kept_well(tmp_path)


def locked(root):
    found = read_lock(root / "claims", "claims/sources.lock.json")
    assert isinstance(found, Lock)
    return found


# --- add ---------------------------------------------------------------------------------


def test_a_copy_is_kept_and_its_quotations_are_looked_up_at_once(well):
    told = sources(well, "add", "log", "log.html")
    assert told.returncode == 0, told.stderr
    assert re.fullmatch(
        r"kept a copy of log: \d+ bytes, text/html, sha256 [0-9a-f]{64}\n"
        r"claims/well.yml:11:16: left out as note marks: 1 \(see that they are nothing else\)\n"
        r"2 quotations: 2 verified \(1 word for word, 1 without note marks\)\n"
        r"wrote claims/sources.lock.json\n",
        told.stdout,
    )
    assert command("check", "--strict", cwd=well).returncode == 0


def test_copies_are_readable_by_nobody_else_and_are_never_committed(well):
    sources(well, "add", "log", "log.html")
    locker = well / "claims/.locker"
    (copy,) = locker.glob("objects/*/*")
    assert copy.read_text("utf-8") == LOG
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(locker.stat().st_mode) == 0o700
    assert (locker / ".gitignore").read_text().endswith("\n*\n")


def test_the_lock_has_no_words_of_a_source(well):
    sources(well, "add", "log", "log.html")
    lock = lock_of(well)
    assert "rain fell" not in lock.replace("No%20rain%20fell", "")
    assert "teacher" not in lock
    assert all(len(line) < 1000 for line in lock.splitlines())


def test_a_copy_lies_where_the_environment_says(well, tmp_path_factory):
    shared = tmp_path_factory.mktemp("shared")
    assert sources(well, "add", "log", "log.html", CLAIMGRAPH_LOCKER=str(shared)).returncode == 0
    assert len([*shared.glob("objects/*/*")]) == 1
    assert not (well / "claims/.locker").exists()
    assert "2 verified" in sources(well, "verify", "log", CLAIMGRAPH_LOCKER=str(shared)).stdout


def test_a_copy_lies_where_the_argument_says_unless_the_environment_says_otherwise(well, tmp_path_factory):
    shared, mine = (tmp_path_factory.mktemp(name) for name in ("shared", "mine"))
    file = well / "claims/argument.yml"
    file.write_text(f"{file.read_text()}locker: {os.path.relpath(shared, well / 'claims')}\n")
    assert sources(well, "add", "log", "log.html").returncode == 0
    assert len([*shared.glob("objects/*/*")]) == 1
    assert not (well / "claims/.locker").exists()
    sources(well, "add", "diary", "diary.txt", CLAIMGRAPH_LOCKER=str(mine))
    assert len([*mine.glob("objects/*/*")]) == 1


@pytest.mark.parametrize("place", [".", "..", "../.."])
def test_copies_are_not_kept_among_the_files_of_the_argument(place, well):
    file = well / "claims/argument.yml"
    file.write_text(f"{file.read_text()}locker: {place}\n")
    told = sources(well, "add", "log", "log.html")
    assert told.returncode == 1
    assert "name a folder for the copies alone" in told.stderr


def test_copies_are_not_kept_where_they_would_be_published(well):
    (well / "docs").mkdir()
    told = sources(well, "add", "log", "log.html", CLAIMGRAPH_LOCKER=str(well / "docs/locker"))
    assert told.returncode == 1
    assert "copies must stay private" in told.stderr
    assert not (well / "docs/locker").exists()


def test_a_dry_run_writes_nothing(well):
    told = sources(well, "add", "log", "log.html", "--dry-run")
    assert told.stdout.startswith("would keep a copy of log")
    assert not (well / "claims/sources.lock.json").exists()
    assert not (well / "claims/.locker").exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("lgo", "log.html"), 'no source "lgo": did you mean "log"?'),
        (("log", "nowhere.html"), "nowhere.html cannot be read: No such file or directory"),
        (("log", "picture.png"), "picture.png cannot be read: this is a picture"),
        (("log", "log.html", "--retrieved", "in May"), '"in May" is not a date'),
    ],
)
def test_what_cannot_be_kept_says_why(words, why, well):
    (well / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    told = sources(well, "add", *words)
    assert told.returncode in {1, 2}
    assert why in told.stderr
    assert not (well / "claims/sources.lock.json").exists()


def test_the_day_of_a_copy_is_that_on_which_the_source_was_read(well):
    sources(well, "add", "diary", "diary.txt")
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-10")
    assert [copy.kept for copy in locked(well).copies] == ["1921-05-08", "1921-05-10"]


def test_the_same_copy_is_kept_once(well):
    sources(well, "add", "log", "log.html")
    before = lock_of(well)
    assert sources(well, "add", "log", "log.html", "--retrieved", "1999-01-01").returncode == 0
    assert lock_of(well) == before


# --- verify ------------------------------------------------------------------------------


def test_what_was_not_looked_up_is_counted_too(well):
    told = sources(well, "verify")
    assert (told.returncode, told.stdout) == (0, "3 quotations: 0 verified; 3 without a copy\n")
    sources(well, "add", "log", "log.html")
    assert sources(well, "verify").stdout.endswith(
        "3 quotations: 2 verified (1 word for word, 1 without note marks); 1 without a copy\n"
    )


def test_a_quotation_that_is_not_in_its_copy_is_shown_with_what_the_copy_has(tmp_path):
    well = kept_well(tmp_path, log=["No rain fell between the third and the tenth."])
    told = sources(well, "add", "log", "log.html")
    assert told.returncode == 1
    assert "[quote-not-in-copy]" in told.stderr
    assert "hint: No rain fell between the third and the [-tenth.-] {+ninth.+}" in told.stderr
    assert told.stdout.splitlines()[1] == "1 quotation: 0 verified; 1 not found"
    checked = command("check", cwd=well)
    assert checked.returncode == 1
    assert "these words are not in the copy of log" in checked.stderr + checked.stdout


def test_an_excerpt_says_nothing_of_what_is_not_in_it(tmp_path):
    well = kept_well(tmp_path, diary=[*QUOTES["diary"], "on Sunday the whole village went to the river"])
    told = sources(well, "add", "diary", "diary.txt", "--excerpt")
    assert told.returncode == 0
    assert (
        "2 quotations: 1 verified (1 word for word), 1 of them in an excerpt only; 1 not in the excerpt" in told.stdout
    )
    assert command("check", "--strict", cwd=well).returncode == 0


def test_an_excerpt_leads_to_the_passage_by_the_quoted_words_alone(well):
    sources(well, "add", "diary", "diary.txt", "--excerpt")
    (fragment,) = re.findall(r'"fragment": ":~:text=([^"]*)"', lock_of(well))
    quoted = re.findall(r"\w+", QUOTES["diary"][0])
    assert set(re.findall(r"\w+", unquote(fragment))) <= set(quoted)


def test_a_second_run_writes_the_same_bytes(well):
    for source, file in (("log", "log.html"), ("diary", "diary.txt")):
        sources(well, "add", source, file)
    before = lock_of(well)
    told = sources(well, "verify", SOURCE_DATE_EPOCH="4000000000")
    assert "wrote" not in told.stdout
    assert lock_of(well) == before


def test_a_quotation_that_was_edited_after_its_check_is_told(well):
    sources(well, "add", "log", "log.html")
    file = well / "claims/well.yml"
    file.write_text(file.read_text().replace("at seven each", "at 7 each"))
    told = command("check", cwd=well)
    assert told.returncode == 0
    assert "the lock does not know this quotation of log [lock-stale]" in told.stdout
    assert command("check", "--strict", cwd=well).returncode == 1
    assert sources(well, "verify").returncode == 1


def test_the_lock_is_trusted_where_the_copies_are_not(well):
    sources(well, "add", "log", "log.html")
    before = lock_of(well)
    for copy in (well / "claims/.locker").glob("objects/*/*"):
        copy.unlink()
    told = sources(well, "verify", "log")
    assert (told.returncode, told.stdout) == (
        1,
        "2 quotations: 0 verified; 2 whose copy is not in this locker\n",
    )
    assert lock_of(well) == before
    assert command("check", "--strict", cwd=well).returncode == 0


def test_a_copy_whose_bytes_are_no_longer_those_of_its_name_is_told(well):
    sources(well, "add", "log", "log.html")
    (copy,) = (well / "claims/.locker").glob("objects/*/*")
    copy.write_text(LOG.replace("ninth", "tenth"))
    told = sources(well, "verify", "log")
    assert told.returncode == 1
    assert "is damaged: its bytes are no longer those of its name" in told.stderr


def test_a_newer_copy_without_the_words_does_not_take_the_place_of_an_older_one_with_them(well):
    sources(well, "add", "log", "log.html", "--retrieved", "1921-05-10")
    (well / "later.html").write_text(LOG.replace("at seven", "at eight"))
    told = sources(well, "add", "log", "later.html", "--retrieved", "1921-06-10")
    assert told.returncode == 0
    first, second = locked(well).copies_of("log")
    records = {record.tier: record for record in locked(well).quotes}
    assert (records["note-marks"].copy, records["note-marks"].gone_from) == (first.copy, "")
    assert (records["exact"].copy, records["exact"].gone_from) == (second.copy, first.copy)
    assert "the newest copy of log no longer has these words [copy-changed]" in command("check", cwd=well).stdout


def test_looking_at_one_source_leaves_what_is_recorded_of_the_others(well):
    sources(well, "add", "log", "log.html")
    before = locked(well).quotes
    sources(well, "add", "diary", "diary.txt")
    assert set(before) < set(locked(well).quotes)


def test_what_is_no_longer_quoted_leaves_the_lock(well):
    sources(well, "add", "log", "log.html")
    kept_well(well, log=QUOTES["log"][:1])
    assert "1 quotation" in sources(well, "verify", "log").stdout
    assert len(locked(well).quotes) == 1


def test_programs_get_every_quotation_and_what_came_of_it(well):
    sources(well, "add", "log", "log.html")
    told = json.loads(sources(well, "verify", "--format", "json").stdout)
    assert [each["outcome"] for each in told["quotations"]] == ["found", "found", "no copy"]
    assert told["quotations"][0]["quote"] == QUOTES["log"][0]


def test_a_locker_without_any_of_the_copies_is_no_success(well, tmp_path):
    sources(well, "add", "log", "log.html")
    before = lock_of(well)
    told = sources(well, "verify", CLAIMGRAPH_LOCKER=str(tmp_path / "nowhere"))
    assert told.returncode == 1
    assert "nothing was looked up: none of the copies is in" in told.stderr
    assert "2 whose copy is not in this locker; 1 without a copy" in told.stdout
    assert lock_of(well) == before
    assert sources(well, "verify", "diary").returncode == 0


def test_what_was_found_in_a_copy_that_is_not_here_stays_found_though_another_copy_is(well, tmp_path_factory):
    there = str(tmp_path_factory.mktemp("there"))
    for number, quote in enumerate(QUOTES["log"]):
        (well / f"{number}.txt").write_text(quote)
    sources(well, "add", "log", "0.txt", "--excerpt", CLAIMGRAPH_LOCKER=there)
    told = sources(well, "add", "log", "1.txt", "--excerpt")
    assert (
        "1 verified (1 word for word), 1 of them in an excerpt only; 1 whose copy is not in this locker" in told.stdout
    )
    assert lock_of(well).count('"tier": "exact"') == 2


def test_commands_that_edit_neither_read_nor_copy_the_locker(well):
    sources(well, "add", "log", "log.html")
    (well / "claims/.locker").chmod(0)
    try:
        told = command("reviewed", "dry", "--by", "A. Miller", "--on", "1921-05-11", cwd=well)
    finally:
        (well / "claims/.locker").chmod(0o700)
    assert told.returncode == 0, told.stderr


# --- verify --copy: anybody's own copy ---------------------------------------------------


@pytest.fixture
def at_a_stranger(well, tmp_path_factory):
    """The argument as a stranger has it: with the lock, and without the copies."""
    sources(well, "add", "log", "log.html", CLAIMGRAPH_LOCKER=str(tmp_path_factory.mktemp("elsewhere")))
    return well


def compared(root, html):
    (root / "mine.html").write_text(html, "utf-8")
    before = lock_of(root)
    told = sources(root, "verify", "log", "--copy", "mine.html")
    assert lock_of(root) == before
    assert not (root / "claims/.locker").exists()
    return told


def test_a_stranger_with_the_same_bytes_finds_the_same(at_a_stranger):
    told = compared(at_a_stranger, LOG)
    assert (told.returncode, told.stdout.splitlines()) == (
        0,
        [
            "the bytes are those of a copy in the lock",
            "the text is that of a copy in the lock",
            "2 quotations from log: 2 there, in the passage that the lock records",
        ],
    )


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("Home News", "Start Sport Weather", "not that of any"),
        ("<p>", "<p class=x>\n  ", "that of a"),
        (", by the teacher", ", by the <b>teacher</b>", "that of a"),
    ],
    ids=["another menu", "other markup", "marked words"],
)
def test_a_page_that_changed_around_a_passage_still_proves_the_passage(old, new, text, at_a_stranger):
    told = compared(at_a_stranger, LOG.replace(old, new))
    assert told.returncode == 0
    assert told.stdout.splitlines()[0] == "the bytes are not those of any copy in the lock"
    assert told.stdout.splitlines()[1] == f"the text is {text} copy in the lock"
    assert told.stdout.endswith("2 there, in the passage that the lock records\n")


def test_a_word_that_changed_beside_a_quotation_is_told(at_a_stranger):
    told = compared(at_a_stranger, LOG.replace("At the school", "At no school"))
    assert told.returncode == 0
    assert "1 there, in another passage or with other words around it" in told.stdout


def test_a_word_that_changed_within_a_quotation_is_shown(at_a_stranger):
    told = compared(at_a_stranger, LOG.replace("at seven", "at noon"))
    assert told.returncode == 1
    assert "not there: the gauge was read at [-seven-] {+noon+} each" in told.stdout


def test_a_copy_from_which_nothing_is_quoted_proves_nothing(tmp_path):
    well = kept_well(tmp_path, log=[])
    (well / "mine.html").write_text(LOG)
    told = sources(well, "verify", "log", "--copy", "mine.html")
    assert (told.returncode, told.stdout.splitlines()[-1]) == (1, "0 quotations from log: nothing to look up")


# --- what is published -------------------------------------------------------------------


def test_the_lock_and_the_places_of_quotations_are_published_and_no_copy_is(well):
    file = well / "claims/sources/all.yml"
    file.write_text(file.read_text().replace("The school}", "The school, url: https://example.org/log}"))
    sources(well, "add", "log", "log.html")
    sources(well, "add", "diary", "diary.txt")
    makers = published(Atlas(judge_sound(Project(well), Problems())))
    files = {address: make() for address, make in makers}
    assert files["data/sources.lock.json"].decode() == lock_of(well)
    page = json.loads(files["data/annotations.jsonld"])
    (first, second) = page["items"]
    assert first["target"]["source"] == "https://example.org/log"
    assert second["target"]["selector"]["exact"] == QUOTES["log"][1]
    start, end = (second["target"]["selector"]["refinedBy"][each] for each in ("start", "end"))
    assert read_html(LOG).text[start:end] == QUOTES["log"][1]
    assert not any(b"children of the school" in raw for raw in files.values())


def test_without_copies_nothing_of_them_is_published(well):
    makers = published(Atlas(judge_sound(Project(well), Problems())))
    files = {address: make() for address, make in makers}
    assert not any("lock" in name or "annotations" in name for name in files)


# --- the lock ----------------------------------------------------------------------------


def test_a_lock_is_read_as_it_was_written(well):
    for source, file in (("log", "log.html"), ("diary", "diary.txt")):
        sources(well, "add", source, file)
    assert written(locked(well)) == lock_of(well)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"lock": 2}',
        '{"lock": 1, "copies": 7}',
        '{"lock": 1, "copies": [7]}',
        '{"lock": 1, "copies": [{"source": "log"}]}',
        '{"lock": 1, "quotes": [{"source": "log", "quote": "../etc", "copy": "x", "tier": "x", "checked": "x"}]}',
        '{"lock": 1, "links": [{"source": "log", "url": 7, "state": "ok", "asked": "x"}]}',
        '{"lock": 1, "links": [{"source": "log", "none-such": 7}]}',
    ],
)
def test_a_lock_that_is_none_is_refused_in_place(text, tmp_path):
    (tmp_path / "sources.lock.json").write_text(text)
    found = read_lock(tmp_path, "claims/sources.lock.json")
    assert isinstance(found, Diagnostic)
    assert found.rule.code == "bad-lock"


def test_a_source_that_is_renamed_keeps_what_was_found_in_its_copies(well):
    sources(well, "add", "log", "log.html")
    assert command("rename", "log", "gauge-log", "--no-redirect", cwd=well).returncode == 0
    assert command("check", "--strict", cwd=well).returncode == 0
    before = lock_of(well)
    assert '"source": "log"' not in before
    assert sources(well, "verify", "gauge-log").returncode == 0
    assert lock_of(well) == before


def test_what_a_killed_command_left_is_cleared_away(well):
    sources(well, "add", "log", "log.html")
    store = well / "claims/.locker"
    left = [well / "claims/.x.locker-part", *(path / ".y.locker-part" for path in store.glob("objects/*"))]
    for path in left:
        path.write_text("half a co")
    assert sources(well, "verify", "log").returncode == 0
    assert not any(path.exists() for path in left)


def test_the_words_of_the_diary_are_those_that_the_tests_quote():
    assert QUOTES["diary"][0] in DIARY
