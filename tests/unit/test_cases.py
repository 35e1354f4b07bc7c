"""Every rule has a small bad argument under tests/cases, with the exact report that an editor gets."""

import os

import pytest
from dry_well import BASE, CASES, report, unpack, write

from claimgraph.argument.sizes import LARGEST_FILE, LONGEST_TEXT, MOST_ENTRIES
from claimgraph.diagnostics import BrokenArgument, Severity, did_you_mean, rules
from claimgraph.pipeline import Edited, Project, check

MADE_IN_PYTHON = {
    "ambiguous-claim": "the fault takes two maps; see tests/site/test_several_maps.py",
    "bad-encoding": "the cases are UTF-8",
    "bad-name": "the cases are UTF-8, their names too",
    "not-a-file": "the fault is a folder",
    "outside-file": "the fault is a link",
    "large-file": "the fault is the size of a file",
    "many-faults": "the fault is that there are so many",
    "too-long": "the fault is the length of a text",
    "too-many": "the fault is the length of a list",
}
"""Rules that no text can break, and why; their tests are below."""


def test_the_argument_that_the_cases_spoil_is_sound(tmp_path):
    write(tmp_path, BASE)
    assert report(tmp_path) == "no problems found"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_fault_is_reported_in_place_with_what_why_and_how_to_mend_it(path, tmp_path):
    expected, files = unpack(path.read_text("utf-8"))
    base = {} if path.stem == "no-argument" else BASE
    write(tmp_path, base | files)
    if path.stem == "no-argument":
        write(tmp_path, {"claims/well.yml": BASE["claims/well.yml"]})
    found = report(tmp_path)
    if os.environ.get("UPDATE_GOLDEN"):
        expected = found + "\n"
        path.write_text(path.read_text("utf-8").partition("--- problems\n")[0] + f"--- problems\n{expected}", "utf-8")
    assert f"[{path.stem}]" in found
    assert found + "\n" == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fault_that_is_saved_while_an_argument_is_edited_is_found_as_it_is_in_a_check(path, tmp_path):
    write(tmp_path, BASE)
    edited = Edited(Project(tmp_path))
    edited.judge_sound()
    write(tmp_path, unpack(path.read_text("utf-8"))[1])
    wanted = check(Project(tmp_path))
    if wanted.count(Severity.ERROR):
        with pytest.raises(BrokenArgument) as broken:
            edited.judge_sound()
        found = broken.value.problems
    else:
        edited.judge_sound()
        found = edited.all_problems()
    assert [*found] == [*wanted]


def test_every_rule_has_a_case():
    with_case = {path.stem for path in CASES} | MADE_IN_PYTHON.keys()
    assert {rule.code for rule in rules.CATALOGUE} == with_case


def test_a_file_in_another_encoding_is_named_with_the_byte_that_cannot_be_read(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / "claims/well.yml").write_bytes(b"topic: The well\nclaims: caf\xe9\n")
    assert report(tmp_path).splitlines()[0] == (
        "claims/well.yml:2:12: error: this file is not UTF-8 text: byte 0xE9 cannot be read [bad-encoding]"
    )


def test_a_name_in_another_encoding_is_shown_with_the_byte_that_cannot_be_read(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / os.fsdecode(b"claims/caf\xe9.yml")).write_text("topic: The cafe\nclaims: {}\n")
    assert report(tmp_path).splitlines()[0] == (
        r"claims/caf\xe9.yml:1:1: error: this name is not UTF-8 text: byte 0xE9 cannot be read [bad-name]"
    )


def first_line(root):
    return report(root).splitlines()[0]


def test_a_file_too_large_to_have_been_written_is_not_read(tmp_path):
    write(tmp_path, BASE | {"claims/rain.yml": "# \n" * (LARGEST_FILE // 3 + 1)})
    assert report(tmp_path) == (
        "claims/rain.yml:1:1: error: this file has more than 8 megabytes, which is too much to read [large-file]\n"
        "    #\n    ^\n"
        "1 error, 0 warnings; there may be more in claims/rain.yml, which could not be read"
    )


def test_a_text_as_long_as_a_book_is_refused(tmp_path):
    write(tmp_path, BASE | {"claims/well.yml": BASE["claims/well.yml"] + f"    note: {'x' * (LONGEST_TEXT + 1)}\n"})
    said = "a text of 50,001 characters: 50,000 at most can stand in one field [too-long]"
    assert first_line(tmp_path) == f"claims/well.yml:7:11: error: {said}"


def test_a_list_that_nobody_could_have_written_is_refused(tmp_path):
    stated = ", ".join("p" for _ in range(MOST_ENTRIES + 1))
    write(tmp_path, BASE | {"claims/well.yml": BASE["claims/well.yml"] + f"    stated: [{stated}]\n"})
    column = 14 + 3 * MOST_ENTRIES
    assert first_line(tmp_path) == f"claims/well.yml:7:{column}: error: more than 25,000 items in one list [too-many]"


def test_of_many_errors_of_a_file_the_first_are_shown_and_the_others_counted(tmp_path):
    stated = ", ".join(f"p{number}" for number in range(120))
    write(tmp_path, BASE | {"claims/well.yml": BASE["claims/well.yml"] + f"    stated: [{stated}]\n"})
    lines = report(tmp_path).splitlines()
    assert sum(": error: " in line for line in lines) == 100
    assert [line.partition(": ")[2] for line in lines if line.endswith("[many-faults]")] == [
        "warning: 21 more errors of this file are not shown; mend those before it first [many-faults]"
    ]
    assert lines[-1] == "121 errors, 0 warnings"


def test_the_errors_of_other_files_are_shown_beside_a_file_that_has_very_many(tmp_path):
    claims = "".join(f"  c{number}: [a, b]\n" for number in range(3000))
    spoiled = {"claims/well.yml": BASE["claims/well.yml"] + claims, "claims/renamed.yml": "claims: {wet: dyr}\n"}
    write(tmp_path, BASE | spoiled)
    told = report(tmp_path)
    assert "[wrong-type]" in told
    assert "this file has 3,000 faults, of which the first are shown" in told
    assert 'claims/renamed.yml:1:15: error: no claim "dyr" [unknown-claim]' in told


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / "claims/river.yml").mkdir()
    assert report(tmp_path).startswith("claims/river.yml:1:1: error: this is a folder, not a file [not-a-file]")


def test_an_empty_folder_says_that_there_is_no_argument(tmp_path):
    (tmp_path / "claims").mkdir()
    assert report(tmp_path) == (
        "claims/argument.yml:1:1: error: there is no argument here: the folder is empty [no-argument]\n"
        "    hint: claimgraph init --empty my-argument begins one in a new folder; "
        "if there is one elsewhere, name it with --root or --claims\n"
        "1 error, 0 warnings"
    )


def test_all_faults_of_all_files_are_reported_at_once_in_order_of_place(tmp_path):
    write(
        tmp_path,
        BASE
        | {
            "claims/well.yml": BASE["claims/well.yml"].replace("fact", "fcat") + "    by-the-way: x\n",
            "claims/argument.yml": BASE["claims/argument.yml"].replace("[dry]", "[dyr, dry]"),
        },
    )
    codes = [line.split("[")[-1] for line in report(tmp_path).splitlines() if ": error:" in line]
    assert codes == ["unknown-claim]", "unknown-value]", "unknown-key]"]


def test_a_broken_claim_does_not_hide_the_others_or_make_links_to_it_look_wrong(tmp_path):
    write(
        tmp_path,
        BASE
        | {
            "claims/well.yml": BASE["claims/well.yml"].replace("kind: fact", "kind: fcat")
            + "  low:\n    claim: It is low.\n    kind: fact\n    by: clrek\n    because: [{premises: [dry]}]\n",
        },
    )
    codes = [line.split("[")[-1] for line in report(tmp_path).splitlines() if ": error:" in line]
    assert codes == ["unknown-value]", "unknown-person]"]


def test_a_claim_that_is_a_list_is_named(tmp_path):
    write(tmp_path, BASE | {"claims/well.yml": "topic: The well\nclaims:\n  dry: [a, b]\n"})
    assert 'claims/well.yml:3:8: error: "dry" must be a mapping (key: value), not a list [wrong-type]' in report(
        tmp_path
    )


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        (
            {"claims/source/papers.yml": "log: {title: Rain log, publisher: The village}\n"},
            "did you mean claims/sources/papers.yml?",
        ),
        (
            {
                "claims/sources/papers.yml": "log: {title: Rain log, publisher: P, text: texts/lgo.txt}\n",
                "claims/texts/log.txt": "It has not rained.\n",
            },
            'did you mean "texts/log.txt"?',
        ),
        (
            {"claims/well.yml": BASE["claims/well.yml"] + "    because: [{premises: [clerk]}]\n"},
            '"clerk" is the id of a person',
        ),
        (
            {"claims/expectations.yml": "standz: [dry]\n"},
            'did you mean "stands"?',
        ),
    ],
    ids=["folder", "stored text", "id of another sort", "status"],
)
def test_what_was_probably_meant_is_told(files, hint, tmp_path):
    write(tmp_path, BASE | files)
    assert f"    hint: {hint}" in report(tmp_path)


def test_what_was_meant_is_found_among_thousands_of_ids():
    known = frozenset(f"claim-{number}-of-the-well" for number in range(5000)) | {"riots-in-january"}
    assert did_you_mean("riots-in-janury", known) == 'did you mean "riots-in-january"?'
    assert did_you_mean("zzz", known) is None


def codes(root):
    return [problem.rule.code for problem in check(Project(root))]


CHAIN = {
    "claims/argument.yml": BASE["claims/argument.yml"]
    .replace("roots", "about: {source: letter, author: author}\nroots")
    .replace("{clerk", "{author: {name: A}, clerk")
    .replace("[well]", "[well, rain]"),
    "claims/well.yml": (
        BASE["claims/well.yml"].replace("fact", "inference").replace("clerk", "author")
        + "    stated: P1\n    because: [{premises: [no-rain]}]\n"
    ),
    "claims/rain.yml": """\
topic: Rain
claims:
  no-rain:
    claim: It has not rained.
    kind: fact
    by: author
    stated: P2
    evidence:
      - {source: gauge, stance: supports, finding: Nothing., credibility: 2, credibility-why: A log.}
""",
    "claims/sources/all.yml": "letter: {title: L, publisher: P, text: l.txt}\ngauge: {title: G, publisher: P}\n",
    "claims/l.txt": "It is dry. It rains not.\n",
    "claims/passages.yml": "of: letter\npassages: {P1: {quote: It is dry.}, P2: {quote: It rains not.}}\n",
    "claims/expectations.yml": "stands: [dry, no-rain]\n",
    "claims/hypotheses/why.yml": """\
question: Why?
hypotheses: {no-rain: No rain, dry: Dry}
evidence: {log: {item: A log., sources: gauge, ratings: {no-rain: {rating: C, why: So.}, dry: {rating: I, why: No.}}}}
""",
}


def test_the_argument_that_is_misspelled_below_is_sound(tmp_path):
    write(tmp_path, CHAIN)
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("well.yml", "[no-rain]", "[no-rian]"),
        ("well.yml", "by: author", "by: auhtor"),
        ("well.yml", "stated: P1", "stated: P9"),
        ("rain.yml", "source: gauge", "source: guage"),
        ("argument.yml", "source: letter", "source: lettre"),
        ("argument.yml", "author: author}", "author: auhtor}"),
        ("argument.yml", "rain]", "rian]"),
        ("argument.yml", "[dry]", "[dyr]"),
        ("passages.yml", "of: letter", "of: lettre"),
        ("expectations.yml", "[dry,", "[dyr,"),
        ("hypotheses/why.yml", "{no-rain: No rain", "{no-rian: No rain"),
        ("hypotheses/why.yml", "ratings: {no-rain", "ratings: {no-rian"),
        ("hypotheses/why.yml", "sources: gauge", "sources: guage"),
    ],
)
def test_a_misspelled_id_is_told_once(file, old, new, tmp_path):
    assert CHAIN[f"claims/{file}"].count(old) == 1
    write(tmp_path, CHAIN | {f"claims/{file}": CHAIN[f"claims/{file}"].replace(old, new)})
    (code,) = codes(tmp_path)
    assert code.startswith("unknown-")


def test_an_expectation_is_told_beside_an_error_that_does_not_bear_on_it(tmp_path):
    spoiled = {
        "claims/expectations.yml": "not-examined: [no-rain]\nstands: [dry]\n",
        "claims/well.yml": CHAIN["claims/well.yml"].replace("[no-rain]", "[no-rian]"),
    }
    write(tmp_path, CHAIN | spoiled)
    assert codes(tmp_path) == ["unmet-expectation", "unmet-expectation", "unknown-claim"]
    assert "hint: once the other errors are mended: claimgraph explain no-rain --now" in report(tmp_path)


@pytest.mark.parametrize(
    "stray",
    ["sources/a b/u.yml", "source/papers.yml", "texts/well.yml"],
)
@pytest.mark.parametrize("text", ["x: {title: T, publisher: P}\n", "", "topic: [\n"])
def test_a_file_that_nothing_reads_hides_no_other_error(stray, text, tmp_path):
    misspelled = BASE["claims/well.yml"].replace("by: clerk", "by: nobody")
    write(tmp_path, BASE | {"claims/well.yml": misspelled, f"claims/{stray}": text})
    assert sorted(codes(tmp_path)) == ["unknown-person", "unread-file"]


def test_what_stands_in_a_file_that_nothing_reads_is_not_said_to_be_missing(tmp_path):
    premise = BASE["claims/well.yml"] + "    because: [{premises: [low]}]\n"
    river = "topic: The river\nclaims:\n  low: {claim: The river is low., kind: fact, by: clerk}\n"
    write(tmp_path, BASE | {"claims/well.yml": premise, "claims/texts/river.yml": river})
    assert codes(tmp_path) == ["unread-file"]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("    note: It is.\n\tby: clerk\n", "7:1", "a tab"),
        ("\u00a0\u00a0\u00a0 note: It is.\n", "6:1", "a no-break space (U+00A0)"),
        ("    \u3000note: It is.\n", "6:5", "an ideographic space (U+3000)"),
        ("    stated:\n    \u2003- P1\n", "7:5", "an em space (U+2003)"),
        ("    stated:\n\u00a0\u00a0\u00a0\u00a0- P1\n    note: It is.\n", "7:1", "a no-break space (U+00A0)"),
        ("\u200b# a remark\n    note: It is.\n", "6:1", "a zero width space (U+200B)"),
    ],
)
def test_an_indentation_that_is_no_spaces_is_told_as_what_it_is(text, place, what, tmp_path):
    base = BASE["claims/well.yml"].removesuffix("    by: clerk\n")
    write(tmp_path, BASE | {"claims/well.yml": f"{base}{text}    by: clerk\n"})
    told = report(tmp_path)
    assert f"claims/well.yml:{place}: error: this line is indented with {what}, not with spaces [indentation]" in told
    assert "\n1 error, 0 warnings; there may be more in claims/well.yml" in told


@pytest.mark.parametrize(
    "text", ["    note: |\n      a\n      \tb\n", '    note: "a\n\tb"\n', "    note: \u00a0It is.\n"]
)
def test_white_characters_within_a_text_are_no_indentation(text, tmp_path):
    write(tmp_path, BASE | {"claims/well.yml": BASE["claims/well.yml"] + text})
    assert codes(tmp_path) == []
