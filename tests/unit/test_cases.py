"""Every rule has a small bad argument under tests/cases, with the exact report that an editor gets."""

import os
from pathlib import Path

import pytest

from claimgraph.diagnostics import did_you_mean, rules
from claimgraph.diagnostics.report import format_text
from claimgraph.pipeline import Project, check

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.txt"))
MADE_IN_PYTHON = {
    "bad-encoding": "the cases are UTF-8",
    "not-a-file": "the fault is a folder",
    "outside-file": "the fault is a link",
}
"""Rules that no text can break, and why; their tests are below."""

BASE = {
    "claims/argument.yml": """\
title: Is the well dry?
question: Will there be water?
roots: [dry]
topics: [well]
people: {clerk: {name: The clerk}}
""",
    "claims/well.yml": """\
topic: The well
claims:
  dry:
    claim: The well runs dry.
    kind: fact
    by: clerk
""",
}


def unpack(case):
    """A case is the files that differ from the small sound argument above, and the report on them."""
    parts = {}
    for block in case.split("--- ")[1:]:
        name, _, text = block.partition("\n")
        parts[name.strip()] = text
    return parts.pop("problems"), parts


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def report(root):
    return format_text(check(Project(root)), root)


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


def test_every_rule_has_a_case():
    with_case = {path.stem for path in CASES} | MADE_IN_PYTHON.keys()
    assert {rule.code for rule in rules.CATALOGUE} == with_case


def test_a_file_in_another_encoding_is_named_with_the_byte_that_cannot_be_read(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / "claims/well.yml").write_bytes(b"topic: The well\nclaims: caf\xe9\n")
    assert report(tmp_path).splitlines()[0] == (
        "claims/well.yml:2:12: error: this file is not UTF-8 text: byte 0xE9 cannot be read [bad-encoding]"
    )


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / "claims/river.yml").mkdir()
    assert report(tmp_path).startswith("claims/river.yml:1:1: error: this is a folder, not a file [not-a-file]")


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    write(tmp_path, BASE)
    (tmp_path / "secret.yml").write_text("topic: Secret\nclaims: {}\n")
    (tmp_path / "claims/river.yml").symlink_to(tmp_path / "secret.yml")
    assert report(tmp_path).startswith("claims/river.yml:1:1: error: this path leads out of claims/ [outside-file]")


def test_an_empty_folder_says_that_there_is_no_argument(tmp_path):
    (tmp_path / "claims").mkdir()
    assert report(tmp_path) == (
        "claims/argument.yml:1:1: error: there is no argument here: the folder is empty [no-argument]\n"
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
