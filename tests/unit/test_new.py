"""``new``: claims, sources and findings are added where they belong, in canonical form, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from commands import command
from project import ROOT, change, tree

from claimgraph.argument.entries import ClaimEntry, EvidenceEntry, SourceEntry
from claimgraph.argument.marks import Offered
from claimgraph.argument.shape import fields_of
from claimgraph.argument.yaml_nodes import parse
from claimgraph.edit.bibtex import read_bibtex
from claimgraph.edit.csl import read_csl, record_of
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import free_id

WELL = ROOT / "tests/arguments/well"


@pytest.fixture
def well(tmp_path) -> Path:
    """The small argument, in form."""
    shutil.copytree(WELL, tmp_path / "well")
    assert command("fmt", cwd=tmp_path / "well").returncode == 0
    return tmp_path / "well"


def new(folder, *words, **environment):
    done = command("new", *words, cwd=folder, **environment)
    assert "Traceback" not in done.stderr
    return done


def added(folder, name, *words):
    """Add something, and return the lines that a file has got by that, all of which are new."""
    path = folder / name
    before = path.read_text() if path.exists() else ""
    done = new(folder, *words)
    assert done.returncode == 0, done.stderr
    after = path.read_text()
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    start = after.rfind("\n", 0, start) + 1
    rest = before[start:]
    assert after.endswith(rest)
    assert command("fmt", "--check", cwd=folder).stdout == "every file is in its canonical form\n"
    return after[start : len(after) - len(rest)]


CLAIM = ("claim", "well-was-deepened", "--topic", "water", "--kind", "fact")


def test_a_claim_is_added_at_the_end_of_its_topic_with_what_may_yet_be_needed(well):
    lines = added(
        well,
        "claims/water.yml",
        *CLAIM,
        *("--by", "author", "--stated", "P1S1", "--stated", "P1S2", "--short", "Well deepened"),
        *(
            "--text",
            "The well was made deeper in the year 1911, so the letter says: by three ells, and once more after that.",
        ),
    )
    assert (
        lines
        == """
  well-was-deepened:
    claim: >-
      The well was made deeper in the year 1911, so the letter says: by three ells, and once more after that.
    short: Well deepened
    kind: fact
    by: author
    stated: [P1S1, P1S2]
    # because:
    #   - premises: [claim-id, claim-id]
    #     warrant: Why the premises would bear on the claim.
    # objections: [claim-id]
    # evidence:
    #   - source: source-id
    #     stance: supports
    #     finding: What the source reports, in your own words.
    # gaps: [What was looked for and not found.]
"""
    )
    assert command("check", cwd=well).stdout == "no problems found\n"


def test_hints_can_be_left_out_and_text_is_quoted_where_it_must_be(well):
    lines = added(well, "claims/water.yml", *CLAIM, "--by", "clerk", "--text", 'He said: "deep".', "--no-hints")
    assert lines == "\n  well-was-deepened:\n    claim: 'He said: \"deep\".'\n    kind: fact\n    by: clerk\n"


@pytest.mark.parametrize(
    ("entry", "needed"),
    [
        (ClaimEntry, {"claim": "C", "kind": "fact", "by": "a"}),
        (SourceEntry, {"title": "T", "publisher": "P"}),
        (EvidenceEntry, {"source": "s", "stance": "supports", "finding": "F"}),
    ],
)
def test_what_is_offered_is_of_the_format(entry, needed):
    offered = {key: mark.draft for key, field in fields_of(entry).items() if (mark := field.shape.mark(Offered))}
    assert len(offered) > 3
    entry.model_validate(offered | needed)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("topic: T\nclaims: {}\n", "topic: T\nclaims:\n  new-one:\n"),
        (
            "topic: T\nclaims: {old: {claim: C, kind: fact, by: clerk}} # c\n",
            "topic: T\nclaims:\n  # c\n  old:\n    claim: C\n",
        ),
        (
            "topic: T\nclaims:\n   old:\n      claim: C\n      kind: fact\n      by: clerk\n       # more\n\n# end",
            "       # more\n\n   new-one:\n     claim",
        ),
        (
            "topic: T\r\nclaims:\r\n  old: {claim: C, kind: fact, by: clerk}\r\n",
            "by: clerk}\r\n\r\n  new-one:\r\n    claim: N\r\n",
        ),
        (
            "claims:\n  old: {claim: C, kind: fact, by: clerk}\npeople: {}\ntopic: T",
            "by: clerk}\n\n  new-one:\n    claim: N\n    kind: fact\n    by: clerk\npeople: {}\ntopic: T",
        ),
        (
            "topic: T\nclaims:\n  old: {claim: C, kind: fact, by: clerk}",
            "by: clerk}\n\n  new-one:\n    claim: N\n    kind: fact\n    by: clerk",
        ),
    ],
)
def test_a_claim_finds_its_place_in_any_file(well, text, lines):
    (well / "claims/clerk.yml").write_bytes(text.encode())
    (well / "claims/argument.yml").write_text(
        "title: T\nquestion: Q\nroots: []\ntopics: [clerk, water]\npeople: {clerk: {name: C}, author: {name: A}}\n"
    )
    done = new(
        well, "claim", "new-one", "--topic", "clerk", "--kind", "fact", "--by", "clerk", "--text", "N", "--no-hints"
    )
    assert done.returncode == 0, done.stderr
    assert lines in (well / "claims/clerk.yml").read_bytes().decode()
    assert parse((well / "claims/clerk.yml").read_text(), "").data["claims"]["new-one"]["claim"] == "N"


def test_a_finding_is_added_to_the_evidence_that_is_there(well):
    lines = added(
        well,
        "claims/water.yml",
        *("evidence", "no-rain", "--source", "diary", "--stance", "supports"),
        *("--finding", "It did not rain.", "--credibility", "2", "--credibility-why", "Seen.", "--no-hints"),
    )
    assert lines == (
        "      - source: diary\n        stance: supports\n        finding: It did not rain.\n"
        "        credibility: 2\n        credibility-why: Seen.\n"
    )


def test_the_first_finding_of_a_claim_stands_where_the_format_has_it(well):
    words = ("--source", "letter", "--stance", "supports", "--finding", "So it says.", "--quote", "fail by August")
    lines = added(well, "claims/water.yml", "evidence", "well-will-fail", *words)
    assert (
        lines
        == """\
    evidence:
      - source: letter
        stance: supports
        finding: So it says.
        quote: fail by August
        # locator: p. 3
        # credibility: 6
        # credibility-why: The reason for the grade, 1 to 6.
"""
    )
    text = (well / "claims/water.yml").read_text()
    assert text.index("    objections:") < text.index(lines) < text.index("    gaps:")


@pytest.mark.parametrize(
    "written",
    [
        "[{source: gauge, stance: supports, finding: F}] # mark",
        "{source: gauge, stance: supports, finding: F}",
        "\n      source: gauge # mark\n      stance: supports\n      finding: F",
    ],
)
def test_findings_in_brackets_or_without_a_dash_become_a_list(well, written):
    change(
        well / "claims/water.yml", "    unstated: The forecast", f"    evidence: {written}\n    unstated: The forecast"
    )
    done = new(well, "evidence", "rain-feeds-well", "--source", "diary", "--stance", "context", "--finding", "G")
    assert done.returncode == 0, done.stderr
    text = (well / "claims/water.yml").read_text()
    assert text.count("# mark") == written.count("# mark")
    found = parse(text, "").data["claims"]["rain-feeds-well"]["evidence"]
    assert [item["finding"] for item in found] == ["F", "G"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((*CLAIM, "--by", "clrek", "--text", "T"), 'no person "clrek" [unknown-person]'),
        ((*CLAIM, "--by", "author", "--text", "T"), "this claim of the author says neither where it is stated nor why"),
        ((*CLAIM, "--by", "author", "--text", " ", "--unstated", "x"), '"claim" is empty [empty-text]'),
        (
            ("claim", "no-rain", *CLAIM[2:], "--by", "clerk", "--text", "T"),
            'there is a claim "no-rain" already: take no-rain-2',
        ),
        (("claim", "Dürre!", *CLAIM[2:], "--by", "clerk", "--text", "T"), "single hyphens or dots: write Dürre"),
        (
            (*CLAIM[:2], "--topic", "watr", "--kind", "fact", "--by", "x", "--text", "T"),
            'no topic "watr": did you mean "water"?',
        ),
        ((*CLAIM[:3], "water", "--kind", "guess", "--by", "x", "--text", "T"), "'guess' is not one of 'fact'"),
        (
            ("evidence", "no-rian", "--source", "diary", "--stance", "supports", "--finding", "F"),
            'did you mean "no-rain"?',
        ),
        (("evidence", "no-rain", "--source", "dairy", "--stance", "supports", "--finding", "F"), 'no source "dairy"'),
        (
            (
                "evidence",
                "no-rain",
                "--source",
                "letter",
                "--stance",
                "supports",
                "--finding",
                "F",
                "--quote",
                "not rained since May",
            ),
            "these words are not in the stored text of letter",
        ),
        (("source", "x", "--title", "T"), "nothing names the publisher of x: give it with --publisher"),
        (("source", "x", "--title", "T", "--publisher", "P", "--url", "ftp://x"), 'the link "ftp://x" is not allowed'),
        (("source", "--title", "T"), "say which id the source is to have"),
        (("source", "x", "--bibtex", "none.bib"), "none.bib cannot be read: No such file or directory"),
        (("source", "x", "--bibtex", "-", "--csl", "-"), "give one of --doi, --bibtex and --csl"),
        (("source", "x", "--doi", "182"), '"182" is not a DOI: one looks like 10.1000/182'),
        (("source", "x", "--doi", "10.1000/182", "--resolver", "file:///etc"), "is not the address of a resolver"),
    ],
)
def test_what_cannot_be_added_is_refused_in_clear_words_and_nothing_changes(well, words, complaint):
    before = tree(well)
    done = new(well, *words)
    assert done.returncode in {1, 2}
    assert complaint in done.stderr
    assert tree(well) == before


def test_a_dry_run_writes_nothing(well):
    before = tree(well)
    done = new(well, *CLAIM, "--by", "clerk", "--text", "T", "--dry-run")
    assert done.stdout.count("\n+") > 5
    assert tree(well) == before


def test_a_source_is_added_to_the_only_file_or_to_the_one_that_is_named(well):
    words = (
        "--title",
        "A dry spring: letters",
        "--publisher",
        "Gazette",
        "--date",
        "1921-05-02",
        "--medium",
        "newspaper",
    )
    assert (
        added(well, "claims/sources/all.yml", "source", "gazette", *words)
        == """
gazette:
  title: "A dry spring: letters"
  publisher: Gazette
  date: 1921-05-02
  medium: newspaper
  # reliability: F
  # reliability-why: The reason for the grade, A to F.
  # depth: excerpt
  # retrieved: 2026-01-31
  # text: texts/stored-copy.txt
"""
    )
    assert added(well, "claims/sources/papers.yml", "source", "times", "--into", "papers", *words).startswith(
        "times:\n"
    )
    assert "say in which file with --into: all, papers, or a new one" in new(well, "source", "x", *words).stderr


# --- records -------------------------------------------------------------------------------

ARTICLE = {
    "type": "journal-article",
    "title": ["Wells &amp; <i>rain</i>"],
    "subtitle": ["A study"],
    "author": [
        {"given": "Anna", "family": "Miller", "non-dropping-particle": "van der"},
        {"literal": "The Parish"},
        {"name": "County"},
    ],
    "container-title": ["Journal of Wells"],
    "publisher": "Well Press",
    "issued": {"date-parts": [[1921, 5, 9]]},
    "accessed": {"date-parts": [["1921", "5"]]},
    "URL": "http://dx.doi.org/10.1000/w<1>",
    "DOI": "10.1000/w<1>",
    "language": "en_GB",
}


def test_a_record_becomes_what_it_says():
    record = record_of(ARTICLE)
    assert record.fields == {
        "title": "Wells & rain: A study",
        "author": "Anna van der Miller, The Parish, County",
        "publisher": "Journal of Wells (Well Press)",
        "date": "1921-05-09",
        "url": "https://doi.org/10.1000/w%3C1%3E",
        "language": "en-GB",
        "medium": "academic",
        "retrieved": "1921-05",
    }
    assert (record.wish, record.left_out) == ("miller-1921-05-09", [])
    SourceEntry.model_validate(record.fields)


@pytest.mark.parametrize(
    ("issued", "date", "left_out"),
    [
        ({"date-parts": [[1921]]}, "1921", 0),
        ({"date-parts": [["1921", "05", "09"]]}, "1921-05-09", 0),
        ({"date-parts": [[1921, 5, 1], [1921, 5, 9]]}, "1921-05", 0),
        ({"date-parts": [[1921, 5], [1922, 5]]}, None, 1),
        ({"date-parts": [[1921, 13]]}, None, 1),
        ({"date-parts": [[1921]], "circa": True}, None, 1),
        ({"date-parts": [[None]]}, None, 0),
        ({"raw": "1921-05"}, "1921-05", 0),
        ({"literal": "Spring 1921"}, None, 1),
        ("1921", None, 0),
    ],
)
def test_a_date_is_taken_as_far_as_the_record_is_sure_of_it(issued, date, left_out):
    record = record_of({"title": "T", "issued": issued})
    assert record.fields.get("date") == date
    assert len(record.left_out) == left_out


def test_what_a_record_does_not_say_is_not_made_up():
    assert record_of({"title": "T", "type": "webpage"}).fields == {"title": "T"}
    assert record_of({"title": "T", "URL": "ftp://x/y"}).left_out == [
        "the address ftp://x/y: only http and https lead to a page"
    ]
    assert record_of({"title": "T", "language": "Old English"}).left_out == [
        "the language Old English: write its BCP 47 tag, as in language: fr"
    ]


@pytest.mark.parametrize("text", ["{", "[]", "3", '["x"]', '{"publisher": "P"}', "[" * 100_000])
def test_what_is_no_csl_json_is_one_clear_line(text):
    with pytest.raises(EditError, match=r"^record\.json is not (?:CSL-)?JSON: "):
        read_csl(text, "record.json")


BIBTEX = r"""
@string{jow = "Journal of {W}ells"}
@comment{not this}
@article{Müller:1921,
  author = {M{\"u}ller, J{\'o}zef and {van der Berg}, Anna and {Ministry of Rain and Wells} and others},
  title = {{W}ells \& rain: 10\% ---a {\'E}tude},
  journal = jow # ", Series B",
  year = 1921, month = may, day = 9,
  doi = {https://doi.org/10.1000/w}, langid = {british},
}
@online{parish-page, title = {The parish}, organization = {Parish}, date = {2021-03-01/2021-05}, urldate = {2022-01-02},
  url = {https://example.org/a\_b%20c}, howpublished = "x"}
@article(paper, title="Dry!", journal={The Gazette}, entrysubtype={newspaper}, date={1921}, language={Klingon})
"""


def test_bibtex_is_read_with_its_accents_its_strings_and_its_names():
    (first, second, third), unread = read_bibtex(BIBTEX, "x.bib")
    assert unread == []
    assert first.wish == "muller-1921"
    assert first.fields == {
        "title": "Wells & rain: 10% —a Étude",
        "author": "Józef Müller, Anna van der Berg, Ministry of Rain and Wells",
        "publisher": "Journal of Wells, Series B",
        "date": "1921-05-09",
        "url": "https://doi.org/10.1000/w",
        "language": "en",
        "medium": "academic",
    }
    assert second.wish == "parish-page"
    assert second.fields == {
        "title": "The parish",
        "publisher": "Parish",
        "date": "2021",
        "url": "https://example.org/a_b%20c",
        "retrieved": "2022-01-02",
    }
    assert third.fields == {"title": "Dry!", "publisher": "The Gazette", "date": "1921", "medium": "newspaper"}
    assert third.left_out == ["the language Klingon: write its BCP 47 tag, as in language: fr"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("hello", "x.bib is not BibTeX: no entry was found"),
        ("@misc{b, title={B", "x.bib:1: this entry cannot be read: a bracket or a quotation mark"),
    ],
)
def test_a_bibliography_of_which_nothing_can_be_read_is_refused(text, complaint):
    with pytest.raises(EditError) as refused:
        read_bibtex(text, "x.bib")
    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("@misc{a, title={A}}\n@misc{b, title={B", "x.bib:2: this entry cannot be read: a bracket or a quotation mark"),
        ("@misc{a, title={A}}\n@misc{a, title={B}}", "x.bib:2: this entry cannot be read: Duplicate entry key 'a'"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_by_its_line_and_the_others_are_read(text, complaint):
    records, (unread,) = read_bibtex(text, "x.bib")
    assert [record.key for record in records] == ["a"]
    assert complaint in unread


def test_what_can_be_taken_of_a_library_is_taken_and_the_rest_is_named(well, tmp_path):
    (tmp_path / "library.bib").write_text(
        "@article{good, title={Dry}, journal={The Gazette}}\n@misc{bare, title={No publisher}}\n@misc{cut, title={B"
    )
    done = new(well, "source", "--bibtex", tmp_path / "library.bib", "--into", "library", "--no-hints")
    assert done.returncode == 1
    assert done.stdout == "added the source good to claims/sources/library.yml\n"
    assert "not added: nothing names the publisher of bare: give it with --publisher\n" in done.stderr
    assert "library.bib:3: this entry cannot be read" in done.stderr
    assert list(yaml.safe_load((well / "claims/sources/library.yml").read_text())) == ["good"]


# --- topics and passages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[water, clerk]", "[water, clerk, mill]"),
        ("[water, clerk,]", "[water, clerk, mill]"),
        ("\n  - water # first\n  - clerk", "\n  - water # first\n  - clerk\n  - mill"),
    ],
)
def test_a_topic_is_listed_however_the_list_is_written(well, before, after):
    head = well / "claims/argument.yml"
    head.write_text(re.sub(r"topics: .*", lambda _: f"topics: {before}", head.read_text()))
    done = new(well, "topic", "mill", "--title", "Who owns: the mill?")
    assert (done.returncode, done.stdout) == (0, "added the topic mill: claims/mill.yml\n"), done.stderr
    assert f"topics: {after}\n" in head.read_text()
    assert yaml.safe_load((well / "claims/mill.yml").read_text()) == {"topic": "Who owns: the mill?", "claims": {}}
    assert new(well, *CLAIM[:2], "--topic", "mill", *CLAIM[4:], "--by", "clerk", "--text", "T").returncode == 0
    assert 'there is a topic "mill" already' in new(well, "topic", "mill", "--title", "T").stderr


def test_a_stored_text_is_split_into_passages(well):
    passages = well / "claims/passages.yml"
    assert "is there already: an argument maps one text" in new(well, "passages", "letter").stderr
    passages.unlink()
    for file in (well / "claims").glob("*.yml"):
        file.write_text(
            re.sub(r"^ +stated: .*\n", "    unstated: It is needed.\n", file.read_text(), flags=re.MULTILINE)
        )
    assert 'no source "lettre": did you mean' in new(well, "passages", "lettre").stderr
    done = new(well, "passages", "letter")
    assert done.returncode == 0, done.stderr
    text = (well / "claims/texts/letter.txt").read_text()
    quotes = [entry["quote"] for entry in yaml.safe_load(passages.read_text())["passages"].values()]
    assert "".join("".join(quotes).split()) == "".join(text.split())


def test_a_library_of_records_is_added_as_a_whole_with_ids_of_their_own(well, tmp_path):
    (tmp_path / "library.bib").write_text(BIBTEX, "utf-8")
    done = new(well, "source", "--bibtex", tmp_path / "library.bib", "--into", "library", "--no-hints")
    assert done.stdout.splitlines() == [
        f"added the source {id_} to claims/sources/library.yml" for id_ in ("muller-1921", "parish-page", "paper")
    ]
    assert "left out of paper: the language Klingon: write its BCP 47 tag" in done.stderr
    assert "parish-page names no language, which counts as English" in done.stderr
    assert (
        "there are 3 records, so they cannot all be x"
        in new(well, "source", "x", "--bibtex", tmp_path / "library.bib").stderr
    )


def test_records_can_be_piped_in(well):
    done = new(well, "source", "--csl", "-", "--language", "en", piped=json.dumps([ARTICLE, ARTICLE]))
    assert done.returncode == 0, done.stderr
    assert "added the source miller-1921-05-09-2 to claims/sources/all.yml" in done.stdout


def test_an_id_that_is_taken_gets_a_number_and_stays_short_enough():
    assert free_id("a", {"a", "a-2"}) == "a-3"
    assert len(free_id("x" * 80, {"x" * 80})) == 80


# --- a resolver ------------------------------------------------------------------------------


class _Resolver(BaseHTTPRequestHandler):
    """Knows one DOI, and a few that are answered badly."""

    def do_GET(self):
        assert self.headers["Accept"] == "application/vnd.citationstyles.csl+json"
        doi = self.path.removeprefix("/")
        if doi == "10.1000/w":
            self._say(302, "text/html", b"", Location="/records/w.json")
        elif doi == "records/w.json":
            self._say(200, "application/vnd.citationstyles.csl+json; charset=utf-8", json.dumps(ARTICLE).encode())
        elif doi == "10.1000/page":
            self._say(200, "text/html", b"<title>A page</title>")
        elif doi == "10.1000/broken":
            self._say(200, "application/json", b"{")
        elif doi == "10.1000/cut":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 99\r\nContent-Type: application/json\r\n\r\n{")
        else:
            self._say({"10.1000/error": 500, "10.1000/none": 406}.get(doi, 404), "text/plain", b"")

    def _say(self, code, kind, body, **headers):
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def resolver():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Resolver) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def by_doi(well, doi, *words):
    with resolver() as address:
        return new(well, "source", *words, "--doi", doi, "--resolver", address, no_proxy="127.0.0.1")


@pytest.mark.parametrize("doi", ["10.1000/w", "https://doi.org/10.1000/w", "doi:10.1000/w"])
def test_the_record_of_a_doi_is_fetched_from_a_resolver(well, doi):
    done = by_doi(well, doi, "--no-hints")
    assert (done.returncode, done.stdout) == (0, "added the source miller-1921-05-09 to claims/sources/all.yml\n")
    assert (
        (well / "claims/sources/all.yml")
        .read_text()
        .endswith("""\

miller-1921-05-09:
  title: "Wells & rain: A study"
  author: Anna van der Miller, The Parish, County
  publisher: Journal of Wells (Well Press)
  date: 1921-05-09
  url: https://doi.org/10.1000/w%3C1%3E
  language: en-GB
  medium: academic
  retrieved: 1921-05
""")
    )


@pytest.mark.parametrize(
    ("doi", "complaint"),
    [
        ("10.1000/not-there", "there is no DOI 10.1000/not-there, says http://127.0.0.1:"),
        ("10.1000/page", "answered with text/html, not with a record in CSL-JSON"),
        ("10.1000/none", "has no record in CSL-JSON"),
        ("10.1000/error", "answered with an error: 500"),
        ("10.1000/broken", "is not JSON"),
        ("10.1000/cut", "is not JSON"),
    ],
)
def test_a_bad_answer_is_one_clear_line_and_nothing_is_added(well, doi, complaint):
    before = tree(well)
    done = by_doi(well, doi)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert tree(well) == before


def test_no_network_is_one_clear_line(well):
    done = new(well, "source", "--doi", "10.1000/w", "--resolver", "http://127.0.0.1:9", no_proxy="127.0.0.1")
    assert done.returncode == 1
    assert "no answer from http://127.0.0.1:9/10.1000/w: " in done.stderr
    assert "is there a network? --csl takes a file" in done.stderr
