"""What is read out of a copy: all that a reader can see of it, in order, whatever its form and its encoding."""

from time import perf_counter

import pytest
from news_page import NOT_THERE, PAGE, QUOTATIONS

from claimgraph.argument.quotations import Tier
from claimgraph.locker.adding import read_copy
from claimgraph.locker.charsets import decode
from claimgraph.locker.extract import UnreadableCopyError
from claimgraph.locker.html_text import read_html
from claimgraph.locker.looking import CopyText
from claimgraph.locker.media import HTML, MHTML, PDF, TEXT, media_of

NEWS = CopyText(read_html(PAGE))


def read(html):
    return read_html(html).text


# --- pages -------------------------------------------------------------------------------


@pytest.mark.parametrize("quote", QUOTATIONS.values(), ids=QUOTATIONS)
def test_a_quotation_is_found_however_the_page_is_made(quote):
    assert NEWS.find(quote)


@pytest.mark.parametrize("quote", NOT_THERE.values(), ids=NOT_THERE)
def test_what_no_reader_sees_and_what_is_not_quite_there_is_not_found(quote):
    assert NEWS.find(quote) is None


def test_a_note_mark_that_is_left_out_is_named():
    sighting = NEWS.find(QUOTATIONS["a note mark in brackets"])
    assert (sighting.match.tier, sighting.match.left_out) == (Tier.NOTE_MARKS, ("[1]",))
    assert NEWS.find(QUOTATIONS["a caption"]).match.left_out == ()


def test_the_title_of_a_page_is_none_of_its_words():
    assert NEWS.extract.title == "The well of Ashford fails | The Gazette"
    assert "| The Gazette" not in NEWS.extract.text
    assert NEWS.is_title("The well of Ashford fails")
    assert not NEWS.is_title("The first bucket came up dry.")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one <b>t</b>wo<i> three</i>", "one two three"),
        ("<p>one\n  two<p>three", "one two\n\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<p>one<br>two<br/>three", "one\ntwo\nthree"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
        ("<pre>one\n  two\n\nthree</pre>", "one\ntwo\n\nthree"),
        ("<q>one</q>", "“one”"),
        ("a&amp;b &#8220;c&#8221; &eacute;", "a&b “c” é"),
        ("10<sup>-6</sup> and x<sup>2</sup>", "10⁻⁶ and x²"),
        ("1<sup>st</sup> of H<sub>2</sub>O", "1st of H2O"),
        ("word<sup>1</sup> and<sup>[2]</sup>", "word¹ and[2]"),
        ('word<sup><a href="#n">1</a></sup> and', "word and"),
        ('word<a role="doc-noteref" href="#n">1</a> and', "word and"),
        ('10<sup><a href="/six">6</a></sup>', "10⁶"),
        ('word<sup><a href="#n">see the note below</a></sup>', "wordsee the note below"),
        ("<p hidden>no<p>yes", "yes"),
        ("<div hidden><p>no</div>yes", "yes"),
        ('<svg><title>no</title><text>yes</text><path d="M0 0"/></svg>', "yes"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("</p>one</div>two</b>", "onetwo"),
        ("one<script>no</script> two<style>no</style>", "one two"),
        ("<textarea>one\ntwo</textarea>", "one\ntwo"),
        ("<dialog>no</dialog><dialog open>yes</dialog>", "yes"),
        ("a<wbr>b<img src=x>c", "abc"),
        ("<li>one<li>two", "one\ntwo"),
        ("one<script>no", "one"),
        ("", ""),
    ],
)
def test_words_are_parted_where_a_reader_sees_them_parted(html, text):
    assert read(html) == text


def test_marks_of_html_that_is_broken_stop_nothing():
    assert "end" in read("<p <b>one</b> <a href='x>two <td></table></p></p> <!-- x --> <sup>1<p>three</sup> end")


@pytest.mark.parametrize("piece", ["<div>", "<p><div>", "<ul><li>", "<b>x</b> ", "<td><p>", "<sup><a href=#n>"])
def test_a_page_that_goes_deep_takes_no_longer_than_its_length(piece):
    began = perf_counter()
    read(piece * 10_000)
    assert perf_counter() - began < 5  # it takes a third of a second; in time by the square of its length, a minute


# --- encodings ---------------------------------------------------------------------------

JAPANESE = "防衛省は二十二日、井戸の水位が下がったと発表した。村の人々は水を運んでいる。" * 5
RUSSIAN = "Уровень воды в колодце снизился, сообщили представители администрации. " * 5


@pytest.mark.parametrize(
    ("raw", "told", "charset"),
    [
        (b"\xef\xbb\xbf" + JAPANESE.encode(), "shift_jis", "utf-8"),
        (JAPANESE.encode("utf-16"), None, "utf-16-le"),
        (JAPANESE.encode("cp932"), "Shift_JIS", "cp932"),
        (b'<meta charset="Shift_JIS">' + JAPANESE.encode("cp932"), None, "cp932"),
        (
            b'<meta http-equiv=content-type content="text/html; charset=x-sjis">' + JAPANESE.encode("cp932"),
            None,
            "cp932",
        ),
        (b"<meta charset=windows-1251>" + RUSSIAN.encode("cp1251"), None, "cp1251"),
        (b'<?xml version="1.0" encoding="euc-jp"?>' + JAPANESE.encode("euc-jp"), None, "euc_jp"),
        (JAPANESE.encode("euc-jp"), None, "euc_jp"),
        (b"<meta charset=shift_jis>" + JAPANESE.encode("cp932"), "utf-8", "cp932"),
        (RUSSIAN.encode(), "iso-8859-1", "utf-8"),
        (b"<meta charset=nonsense>" + RUSSIAN.encode(), "none such", "utf-8"),
        ("Pages of 1996 say “quoted”".encode("cp1252"), "iso-8859-1", "cp1252"),
        (b"plain", None, "utf-8"),
    ],
)
def test_an_encoding_is_that_which_the_bytes_bear_out(raw, told, charset):
    text, used = decode(raw, told)
    assert used == charset
    assert "\ufffd" not in text


def test_one_bad_byte_does_not_make_a_page_unreadable():
    raw = RUSSIAN.encode() * 5 + b"\xff" + RUSSIAN.encode()
    text, used = decode(raw, "utf-8")
    assert used == "utf-8"
    assert text.count("\ufffd") == 1


# --- kinds of documents ------------------------------------------------------------------

SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/well
Subject: The well
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p { color: red }
------b
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/frame

<p>A frame with an advertisement in it.</p>
------b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/well

<p>The caf=C3=A9 was shut on Sun=
day.</p>
------b--
""".replace(b"\n", b"\r\n")


def test_a_page_that_a_browser_saved_with_all_its_parts_is_read():
    media, text = read_copy(SAVED)
    assert media == MHTML
    assert text.find("The café was shut on Sunday.")
    assert text.find("A frame with an advertisement") is None


@pytest.mark.parametrize(
    ("raw", "told", "name", "media"),
    [
        (b"%PDF-1.7\n", "text/html", "", PDF),
        (b"<!DOCTYPE html><p>x", "text/plain", "", HTML),
        (b"\n<!-- made by hand -->\n<html><p>x", None, "", HTML),
        ("\ufeff<html>".encode("utf-16-le"), None, "", HTML),
        (b"x < y", "text/html; charset=utf-8".partition(";")[0], "", HTML),
        (b"Dear council", None, "letter.txt", TEXT),
        (b"Dear council", None, "letter.html", HTML),
        (SAVED, None, "", MHTML),
    ],
)
def test_the_kind_of_a_document_is_told_by_its_bytes_first(raw, told, name, media):
    assert media_of(raw, told, name) == media


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK\x03\x04docx", "save it as PDF, HTML or plain text first"),
        (b"\x89PNG\r\n", "this is a picture"),
        (b"\x00\x01\x02", "this is no text"),
        (b"<html><script>nothing to read</script></html>", "it has no words"),
        (b"   ", "it has no words"),
        (SAVED.replace(b"text/html;", b"text/css;"), "there is no page in this MHTML file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_would_help(raw, why):
    with pytest.raises(UnreadableCopyError, match=why):
        read_copy(raw)
