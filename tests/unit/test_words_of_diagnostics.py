"""Diagnostics, their hints and what is said of related places are in the language that is spoken."""

import json
import re

import pytest
from commands import command
from dry_well import BASE, CASES, unpack, write

from claimgraph.argument.model import Kind
from claimgraph.cli.project import find_projects, language_of
from claimgraph.diagnostics import report, rules
from claimgraph.language import speaking
from claimgraph.language.pseudo import PSEUDO
from claimgraph.pipeline import Project, check
from claimgraph.standards import likelihoods, schemes


def is_whole(said):
    """Whether a text is one message, whatever messages stand in it."""
    depth = 0
    for number, character in enumerate(said):
        depth += {"⟦": 1, "⟧": -1}.get(character, 0)
        if depth == 0 and number < len(said) - 1:
            return False
    return depth == 0 and said.startswith("⟦")


def words(text):
    """Return the words of a text that are in plain letters."""
    return re.findall("[A-Za-z]{2,}", text)


def written(texts):
    """Return the words, in small letters, that may stand in a diagnostic in any language: those of files and codes."""
    questions = (question.ask for scheme in schemes().values() for question in scheme.questions)
    codes = (rule.code for rule in rules.CATALOGUE)
    return {
        word.lower()
        for text in (*texts, *questions, *schemes(), *codes, *Kind, *likelihoods(), *NAMES)
        for word in words(text)
    }


NAMES = ("ICD 203", "PHIA", "claimgraph explain", "claimgraph sources archive", "no-break space", "granted")
"""What is called so in every language: scales, commands, characters of Unicode and fields."""
SUM = re.compile("[0-9a-f]{8,}")


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_every_diagnostic_is_told_in_the_language_that_is_spoken(case, tmp_path):
    _, files = unpack(case.read_text("utf-8"))
    write(tmp_path, BASE | files)
    with speaking(PSEUDO):
        problems = check(Project(tmp_path))
        found = [(each.message, each.hint, [what for _, what in each.related]) for each in problems]
        told = report.format_text(problems, tmp_path)
    own = written([*BASE, *BASE.values(), *files, *files.values()])
    for message, hint, related in found:
        assert is_whole(message)
        assert hint is None or is_whole(hint) or hint.startswith("claimgraph ")
        assert all(map(is_whole, related))
        assert {word.lower() for said in (message, hint or "", *related) for word in words(SUM.sub("", said))} <= own
    assert "hint:" not in told
    assert not re.search(": (error|warning): ", told)
    assert told.splitlines()[-1].startswith("⟦")


@pytest.mark.parametrize(
    ("config", "head", "language"),
    [
        ("site_name: x\n", "", "en"),
        ("site_name: x\n", "language: ja\n", "ja"),
        ("site_name: x\n", '"language": "de-AT"  # ours\n', "de-AT"),
        ("theme: {name: material, language: de}\n", "language: ja\n", "de"),
        ("theme: {name: material, language: en}\n", "language: ja\n", "en"),
        ("theme: material\n", "language:\n", "en"),
        ("theme: [\n", "quote: |\n  language: ja\n", "en"),
    ],
)
def test_the_language_is_that_of_the_site(config, head, language, tmp_path):
    write(tmp_path, {"mkdocs.yml": config, "claims/argument.yml": BASE["claims/argument.yml"] + head})
    assert language_of(find_projects(tmp_path, None)[0]) == language


def test_a_folder_without_an_argument_is_spoken_of_in_english(tmp_path):
    (tmp_path / "claims/argument.yml").mkdir(parents=True)
    assert language_of(find_projects(tmp_path, None)[0]) == "en"


def told_by(words, folder):
    """Return what a command prints of a project whose site is in the made-up language."""
    config = f"site_name: x\ntheme: {{name: material, language: {PSEUDO}}}\nplugins: [claimgraph]\n"
    write(folder, BASE | {"mkdocs.yml": config, "claims/well.yml": BASE["claims/well.yml"].replace("fact", "fcat")})
    return command(*words, cwd=folder)


@pytest.mark.parametrize("words", [["check"], ["build"], ["explain", "dry"]])
def test_commands_tell_of_errors_in_the_language_of_the_site(words, tmp_path):
    told = told_by(words, tmp_path)
    assert '⟦éŕŕóŕ⟧: ⟦"kind" ćáññóť ƀé "fcat"' in told.stdout + told.stderr
    assert "⟦⟦1 éŕŕóŕ⟧, ⟦0 ŵáŕñíñĝš⟧⟧" in told.stdout + told.stderr


def test_reports_for_programs_keep_their_codes_in_any_language(tmp_path):
    (problem,) = json.loads(told_by(["check", "--format", "json"], tmp_path).stdout)["problems"]
    assert (problem["code"], problem["severity"]) == ("unknown-value", "error")
    assert problem["hint"] == '⟦ďíď ýóú ɱéáñ "fact"?⟧'
