"""Stored texts: one sum for one text, whichever machine it lies on, and what the page says of a quotation from it."""

import hashlib

import pytest
from market_square import SOUND, write_with

from claimgraph.argument.model import Check
from claimgraph.argument.quotations import StoredText
from claimgraph.pipeline import Project, check
from claimgraph.site import wording

UNIX = SOUND["claims/texts/letter.txt"].replace(". ", ".\n").encode()
WINDOWS = UNIX.replace(b"\n", b"\r\n")


def reported(tmp_path, raw, recorded):
    """What is wrong with an argument that has a text under a recorded sum."""
    record = SOUND["claims/sources/papers.yml"].replace("letter.txt\n", f"letter.txt\n  sha256: {recorded}\n")
    write_with(tmp_path, "claims/sources/papers.yml", record)
    (tmp_path / "claims/texts/letter.txt").write_bytes(raw)
    return [problem.message for problem in check(Project(tmp_path))]


@pytest.mark.parametrize("recorded", [UNIX, WINDOWS], ids=["recorded on Unix", "recorded on Windows"])
@pytest.mark.parametrize("raw", [UNIX, WINDOWS], ids=["read on Unix", "read on Windows"])
def test_the_ends_of_lines_do_not_change_a_stored_text(tmp_path, raw, recorded):
    assert reported(tmp_path, raw, hashlib.sha256(recorded).hexdigest().upper()) == []


def test_a_changed_text_is_told_with_the_sum_that_it_has_on_every_machine(tmp_path):
    told = f"the stored text has changed: its SHA-256 is {hashlib.sha256(UNIX).hexdigest()}"
    assert reported(tmp_path, WINDOWS, "ab" * 32) == [told]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ten years, and", "verified: word for word in the stored text"),
        ("ten ye-\nars, and", "verified: word for word in the stored text, words divided at the end of a line joined"),
        ("ten years,¹ and", "verified: word for word in the stored text, without its note mark ¹"),
        ("ten years,¹ and†", "verified: word for word in the stored text, without its note marks ¹ and †"),
    ],
)
def test_a_reader_is_told_what_was_allowed_for(text, words):
    assert wording.quote_check(Check.VERIFIED, StoredText(text).find("ten years, and")) == words
