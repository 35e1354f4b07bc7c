"""The kinds of starter: each sound, small and clearly invented, with one claim left open, in the words of its field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from commands import command
from project import tree

from claimgraph.argument.files import FileKind
from claimgraph.diagnostics import Problems
from claimgraph.edit.starter_kinds import EVERY_KIND, STARTERS, VILLAGE
from claimgraph.graph.network import argument_of
from claimgraph.pipeline import Project, judge_sound


@pytest.fixture(scope="module", params=STARTERS.values(), ids=STARTERS)
def of_kind(request, tmp_path_factory):
    """A starter, and a folder in which an argument of its kind was begun."""
    folder = tmp_path_factory.mktemp(request.param.kind)
    done = command("init", "mine", "--kind", request.param.kind, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return request.param, folder / "mine"


@pytest.fixture(scope="module")
def judgement(of_kind):
    return judge_sound(Project(of_kind[1]), Problems())


# --- every kind --------------------------------------------------------------------------


def test_everything_that_makes_a_site_is_there(of_kind):
    starter, begun = of_kind
    schemas = {f"claims/.schema/{kind}.json" for kind in FileKind}
    own, shared = set(tree(starter.folder)), set(tree(EVERY_KIND))
    assert set(tree(begun)) == schemas | own | shared | {"requirements.txt"}
    assert own.isdisjoint(shared)
    assert own > {"mkdocs.yml", "README.md", "docs/about.md", "claims/argument.yml", "claims/expectations.yml"}
    assert shared > {"Makefile", ".gitignore", ".gitattributes", ".github/workflows/argument.yml"}


def test_nothing_is_wrong_with_it(of_kind):
    _, begun = of_kind
    assert command("check", "--strict", cwd=begun).stdout == "no problems found\n"
    assert command("fmt", "--check", cwd=begun).stdout == "every file is in its canonical form\n"
    assert command("schema", "--modelines", cwd=begun).stdout == "nothing to change\n"


def test_a_title_of_ones_own_stands_in_every_kind(of_kind, tmp_path):
    starter, begun = of_kind
    assert sum(starter.title in text.decode() for text in tree(begun).values()) == 3
    assert command("init", "mine", "--title", "Who owns it?", "--kind", starter.kind, cwd=tmp_path).returncode == 0
    mine = tmp_path / "mine"
    assert sum("Who owns it?" in text.decode() for text in tree(mine).values()) == 3
    assert starter.title not in "".join(text.decode() for text in tree(mine).values())


def test_every_source_says_that_it_is_invented_and_so_does_what_readers_meet_first(of_kind, judgement):
    _, begun = of_kind
    argument = argument_of(judgement.graph)
    assert all("(invented)" in source.publisher for source in argument.sources.values())
    assert all(source.url is None for source in argument.sources.values())
    for place in ("README.md", "docs/about.md", "claims/argument.yml", "mkdocs.yml", "claims/sources/invented.yml"):
        assert "invented" in (begun / place).read_text("utf-8"), place
    addresses = re.findall(
        r"https?://[^\s/]+", "".join(text.decode() for text in tree(begun / "claims/texts").values())
    )
    assert addresses == []


def test_one_claim_is_left_open_and_a_comment_tells_the_next_edit(of_kind, judgement):
    starter, begun = of_kind
    open_, *more = re.findall(r"Left open for you.*?\n  ([\w.-]+):\n", all_claims(begun), re.DOTALL)
    assert more == []
    assert judgement.now.word(open_) == "not-examined"
    comment = re.search(rf"(?:  # .*\n)+  {open_}:", (begun / starter.left_open).read_text("utf-8"))[0]
    (text,) = re.findall(r"claims/texts/\w+\.txt", comment)
    assert (begun / text).is_file()


def test_every_finding_is_graded_and_every_quotation_is_looked_up(judgement):
    argument = argument_of(judgement.graph)
    findings = [item for _, item in argument.evidence()]
    assert all(item.credibility and item.credibility_why for item in findings)
    quoted = [item for item in findings if item.quote]
    assert quoted
    assert all(argument.sources[item.source.id].text for item in quoted)


def all_claims(begun: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((begun / "claims").glob("*.yml")))


# --- what each kind shows ----------------------------------------------------------------


def words_of(judgement, *ids):
    return [str(judgement.now.word(id_)) for id_ in ids]


def begun_as(kind, folder):
    command("init", kind, "--kind", kind, cwd=folder)
    return folder / kind


def judged(folder):
    return judge_sound(Project(folder), Problems())


def test_a_kind_is_small():
    for starter in STARTERS.values():
        sources = yaml.safe_load((starter.folder / "claims/sources/invented.yml").read_text("utf-8"))
        topics = [yaml.safe_load(path.read_text("utf-8")) for path in (starter.folder / "claims").glob("*.yml")]
        claims = sum(len(topic.get("claims", ())) for topic in topics)
        assert 8 <= claims <= 15, starter.kind
        assert 3 <= len(sources) <= (7 if starter is VILLAGE else 6), starter.kind


def test_in_a_debate_each_side_has_a_case_and_a_motion_is_contested(tmp_path):
    debate = judged(begun_as("debate", tmp_path))
    assert words_of(debate, "drop-fines", "fines-cost-more") == ["contested", "cut-off"]
    assert {claim.by.id for claim in argument_of(debate.graph).claims.values()} == {"proposer", "opposer"}


def test_in_a_fact_check_a_release_and_the_paper_that_prints_it_count_once_and_the_register_comes_later(tmp_path):
    check = judged(begun_as("fact-check", tmp_path))
    assert (str(check.then.word("accidents-halved")), *words_of(check, "accidents-halved")) == ("stands", "outweighed")
    findings = argument_of(check.graph).claims["accidents-halved"].evidence
    assert [item.origin for item in findings] == ["council", "council", None]


def test_in_a_grid_the_first_row_tells_no_answer_from_another_and_rows_name_findings(tmp_path):
    ach = judged(begun_as("ach", tmp_path))
    roots = "oil-ran-out", "keeper-fell-asleep", "storm-broke-lamp", "somebody-put-it-out"
    assert words_of(ach, *roots) == ["weak", "stands", "outweighed", "outweighed"]
    grid = yaml.safe_load((tmp_path / "ach/claims/hypotheses/why-dark.yml").read_text("utf-8"))
    assert set(grid["hypotheses"]) == set(roots)
    rows = list(grid["evidence"].values())
    assert {cell["rating"] for cell in rows[0]["ratings"].values()} == {"C"}
    assert sum("findings" in row for row in rows) >= 4


def test_in_a_safety_case_two_tests_of_one_house_do_not_show_a_goal_beyond_doubt(tmp_path):
    case = begun_as("safety-case", tmp_path)
    assert words_of(judged(case), "G1", "G2") == ["not-examined", "stands"]
    hazards = case / "claims/hazards.yml"
    (case / "claims/expectations.yml").unlink()
    for reason in ("Measured on a piece of this rope.", "Five drops of this cab, without a failure."):
        line = f"credibility-why: {reason}\n"
        text = hazards.read_text("utf-8")
        assert text.count(line) == 1
        hazards.write_text(text.replace(line, f"{line}        origin: house\n"))
    assert words_of(judged(case), "G2") == ["contested"]


@pytest.mark.parametrize(("standard", "word"), [("preponderance", "stands"), ("clear", "contested")])
def test_in_a_brief_one_witness_is_enough_for_one_standard_of_proof_and_not_for_another(tmp_path, standard, word):
    brief = begun_as("legal-brief", tmp_path)
    charges = brief / "claims/charges.yml"
    assert "standard: clear" in charges.read_text("utf-8")
    charges.write_text(charges.read_text("utf-8").replace("standard: clear", f"standard: {standard}"))
    assert words_of(judged(brief), "carter-deceived", "carter-must-pay") == [word, "contested"]


def test_an_unknown_kind_is_refused_and_the_kind_that_was_meant_is_named(tmp_path):
    done = command("init", "mine", "--kind", "debete", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith('no kind "debete": did you mean "debate"?\n')
    done = command("init", "mine", "--kind", "essay", cwd=tmp_path)
    assert done.stderr.endswith(f'no kind "essay": there are {", ".join(STARTERS)}\n')
    assert not (tmp_path / "mine").exists()


def test_the_help_lists_every_kind(tmp_path):
    told = command("init", "--help", cwd=tmp_path).stdout
    for starter in STARTERS.values():
        assert re.search(rf"^ +{starter.kind} +{re.escape(starter.what)}$", told, re.MULTILINE)


def test_what_waits_for_evidence_is_told(of_kind, tmp_path):
    starter, _ = of_kind
    told = command("init", "mine", "--kind", starter.kind, cwd=tmp_path).stdout
    assert told.endswith(
        f"README.md says what is here, and {starter.left_open} has a claim that waits for your evidence.\n"
    )
