"""Hand-written pages link to claims by id."""

from pathlib import Path

from claimgraph.argument.assemble import read
from claimgraph.argument.documents import check_documents, link_claims
from claimgraph.diagnostics import Problems
from claimgraph.pipeline import Project, check

WELL = Project(Path(__file__).parents[1] / "arguments/well")


def shown(markdown):
    return link_claims(markdown, lambda id_, words: f"<{id_}|{words}>")


def test_ids_and_words_become_links_outside_code():
    assert shown("See [[no-rain]] and [[ no-rain | this ]].") == "See <no-rain|None> and <no-rain|this>."
    assert shown("`[[no-rain]]` and\n\n```\n[[no-rain]]\n```\n") == "`[[no-rain]]` and\n\n```\n[[no-rain]]\n```\n"


def test_a_wrong_id_is_placed_and_the_right_one_suggested(tmp_path):
    reading = read(WELL.root / WELL.claims, WELL.root, Problems())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text("# Page\n\nSee [[no-rian]].\n")
    (found,) = check_documents(tmp_path / "docs", tmp_path, reading)
    assert str(found.place) == "docs/page.md:3:7"
    assert (found.message, found.hint) == ('no claim "no-rian"', 'did you mean "no-rain"?')


def test_check_looks_at_the_pages_too(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text("[[nobody-said-this]]")
    (tmp_path / "claims").symlink_to(WELL.root / "claims")
    assert [problem.rule.code for problem in check(Project(tmp_path))] == ["unknown-claim"]
