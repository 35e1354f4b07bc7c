"""``diff``: two revisions of a real repository, or one and the working tree, compared in words."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from commands import command
from edited_square import edit, write
from markdown_it import MarkdownIt
from market_square import SOUND
from project import change, tree
from repositories import ENVIRONMENT, commit, git

GOLDEN = Path(__file__).parents[1] / "golden"


def diff(folder, *arguments, path=None, before=()):
    environment = ENVIRONMENT | ({"PATH": path} if path is not None else {})
    return command(*before, "diff", *arguments, cwd=folder, **environment)


@pytest.fixture
def square(tmp_path):
    """The argument of the market square, committed, with nothing changed since."""
    folder = tmp_path / "square"
    write(folder)
    commit(folder, "v1")
    return folder


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_each_format_says_what_its_golden_file_says(square, form, ending):
    edit(square)
    done = diff(square, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    golden = GOLDEN / f"diff.{ending}"
    found = done.stdout.replace(git(square, "rev-parse", "HEAD"), "0" * 40)
    found = found.replace(git(square, "rev-parse", "HEAD")[:10], "0" * 10)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_nothing_to_tell_is_said_in_one_line(square):
    (square / "README.md").write_text("Not of the argument.\n")
    done = diff(square, "--exit-code")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("→ the working tree\nNothing changed in the argument.\n")


def test_comments_order_and_moved_lines_are_no_change(square):
    file = square / "claims/square.yml"
    first, _, rest = file.read_text().partition("  square-was-quiet:")
    entry, _, last = rest.partition("  shops-were-shut:\n")
    file.write_text(f"# a comment\n{first}  shops-were-shut:\n{last}  square-was-quiet:{entry}")
    assert "Nothing changed" in diff(square).stdout


def test_the_exit_code_tells_of_a_change_only_when_asked_to(square):
    edit(square)
    assert diff(square).returncode == 0
    assert diff(square, "--exit-code").returncode == 1
    assert diff(square, "HEAD", "HEAD", "--exit-code").returncode == 0


def test_two_revisions_are_compared_whatever_is_in_the_working_tree(square):
    edit(square)
    commit(square, "v2")
    shutil.rmtree(square / "claims")
    before = tree(square)
    done = diff(square, "v1", "v2", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["before"]["name"], found["after"]["name"], found["changed"]) == ("v1", "v2", True)
    assert {name: text for name, text in tree(square).items() if not name.startswith(".git/")} == {
        name: text for name, text in before.items() if not name.startswith(".git/")
    }
    assert len(git(square, "ls-files", "--deleted").splitlines()) == len(SOUND) - 1


def test_the_way_back_mirrors_the_way_there(square):
    edit(square)
    commit(square, "v2")
    there, back = (json.loads(diff(square, *way, "--format", "json").stdout) for way in (("v1", "v2"), ("v2", "v1")))
    names = {"fair-was-on": "market-was-held"}

    def moves(found, *ends):
        return {(names.get(it["claim"], it["claim"]), *it["clocks"], it[ends[0]], it[ends[1]]) for it in found["moved"]}

    mirrored = {"added": "removed", "removed": "added", "changed": "changed"}
    assert moves(there, "before", "after") == moves(back, "after", "before")
    assert {(it["entry"], it["id"], it["how"]) for it in there["edits"]} == {
        (it["entry"], names.get(it["id"], it["id"]), mirrored[it["how"]]) for it in back["edits"]
    }
    assert any(it["was"] == "market-was-held" for it in back["edits"])


def test_files_that_git_does_not_know_yet_count_in_the_working_tree(square):
    (square / "claims/weather.yml").write_text(
        "topic: Rain\nclaims: {it-rained: {claim: It rained., kind: fact, by: clerk}}\n"
    )
    change(square / "claims/argument.yml", "topics: [square, fair]", "topics: [square, fair, weather]")
    assert "  + it-rained: It rained. (fact, by The clerk; not examined)\n" in diff(square).stdout


def test_a_project_in_a_folder_of_a_repository_with_claims_elsewhere(tmp_path):
    folder = tmp_path / "repository/sites/square"
    write(folder)
    (folder / "claims").rename(tmp_path / "repository/arguments")
    commit(tmp_path / "repository")
    change(tmp_path / "repository/arguments/square.yml", "shut on Sunday.", "closed on Sunday.")
    for claims in ("../../arguments", tmp_path / "repository/arguments"):
        done = diff(folder, before=("--claims", claims))
        assert done.returncode == 0, done.stderr
        assert "wording: The shops on the square were [-shut-]{+closed+} on Sunday." in done.stdout
    done = diff(tmp_path, before=("--root", folder, "--claims", "../../arguments"))
    assert "one claim changed" in done.stdout


def test_a_stored_text_that_was_exchanged_is_told(square):
    letter = square / "claims/texts/letter.txt"
    letter.write_text(letter.read_text() + "P.S. It was cold.\n")
    assert re.search(r"stored copy: \w{12} → \w{12}", diff(square).stdout)


def test_links_in_a_revision_lead_no_further_than_those_of_the_working_tree(square, tmp_path):
    (tmp_path / "secret.yml").write_text("topic: Secret\nclaims: {}\n")
    (square / "claims/fair.yml").unlink()
    (square / "claims/fair.yml").symlink_to("../../secret.yml")
    commit(square)
    done = diff(square, "HEAD", "v1")
    assert done.returncode == 0
    assert "[outside-file]" in done.stdout
    assert "secret" not in done.stdout.lower().replace("secret.yml", "")


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_broken_version_is_compared_as_far_as_it_can_be_read(square, side):
    file = square / "claims/square.yml"
    change(file, "    kind: inference", "    kind: inferrence")
    if side == "before":
        commit(square)
        change(file, "    kind: inferrence", "    kind: inference")
    change(square / "claims/fair.yml", "The fair was held", "The large fair was held")
    done = diff(square)
    assert done.returncode == 0
    name = "HEAD" if side == "before" else "the working tree"
    assert f"{name} has errors, so no statuses are compared:\n  claims/square.yml:5:11: " in done.stdout
    assert "wording: The{+ large+} fair was held on Sunday." in done.stdout
    assert "Not compared, because one version cannot be read\n  square-was-quiet" in done.stdout
    assert "moved" not in done.stdout
    assert json.loads(diff(square, "--format", "json").stdout)["judged"] is False
    assert f"{name} has errors" in diff(square, "--format", "markdown").stdout.replace("\\", "")


def test_expectations_that_an_edit_breaks_do_not_hide_what_it_moved(square):
    (square / "claims/expectations.yml").write_text("stands: [shops-were-shut]\n")
    commit(square)
    change(square / "claims/square.yml", "stance: supports", "stance: contradicts")
    assert "stands → outweighed" in diff(square).stdout


def test_a_review_that_an_edit_made_stale_is_told(square):
    from claimgraph.argument.fingerprint import fingerprint  # noqa: PLC0415
    from claimgraph.diagnostics import Problems  # noqa: PLC0415
    from claimgraph.pipeline import Project, load  # noqa: PLC0415

    argument = load(Project(square), Problems())
    form = fingerprint(argument, argument.claims["square-was-quiet"])
    change(
        square / "claims/square.yml",
        "    stated: S1\n",
        f"    stated: S1\n    reviewed: {{on: 2026-05-01, by: An editor, of: {form}}}\n",
    )
    commit(square)
    change(square / "claims/square.yml", "were shut on Sunday.", "were closed on Sunday.")
    assert diff(square).stdout.endswith(
        "Reviews made stale\n  square-was-quiet: changed since: the wording of shops-were-shut\n"
    )


def refused(done, code, *words):
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_an_unknown_revision_is_wrong_usage_and_a_near_name_is_offered(square):
    git(square, "branch", "widen-the-fair")
    refused(diff(square, "widen-the-fiar"), 2, 'no revision "widen-the-fiar": did you mean "widen-the-fair"?')
    refused(diff(square, "v1", "v11"), 2, 'no revision "v11": did you mean "v1"?')
    refused(diff(square, "v1..main"), 2, "give two revisions apart")
    refused(diff(square, "--", "--all"), 2, 'no revision "--all"')
    refused(diff(square, "v1", "main", "main"), 2, "unexpected extra argument")


def test_a_folder_that_is_in_no_repository(tmp_path):
    write(tmp_path)
    refused(diff(tmp_path), 1, "is not in a git repository: there is no earlier version to compare with")


def test_a_repository_without_a_commit(tmp_path):
    write(tmp_path)
    git(tmp_path, "init", "--quiet")
    refused(diff(tmp_path), 2, 'no revision "HEAD": nothing was committed yet')


def test_git_that_is_not_there(square, tmp_path):
    refused(diff(square, path=str(tmp_path)), 1, "git is not installed")


def test_a_revision_without_an_argument(tmp_path):
    (tmp_path / "README.md").write_text("To be.\n")
    commit(tmp_path)
    write(tmp_path)
    refused(diff(tmp_path), 1, "there is no claims/ at HEAD (")
    shutil.rmtree(tmp_path / "claims")
    commit(tmp_path)
    refused(diff(tmp_path, "HEAD~1"), 1, "there is no folder claims/ in the working tree")


def test_claims_outside_the_repository(square, tmp_path):
    write(tmp_path / "elsewhere")
    refused(diff(square, before=("--claims", "../elsewhere/claims")), 1, "is not in the git repository")


def test_a_shallow_clone_says_that_it_is_one(square, tmp_path):
    commit(square)
    git(tmp_path, "clone", "--quiet", "--depth", "1", square.as_uri(), "shallow")
    refused(
        diff(tmp_path / "shallow", "HEAD~1"), 2, "this is a shallow clone; fetch the whole history (fetch-depth: 0)"
    )


HOSTILE = "<script>alert(1)</script> @octocat #12 **b** [x](javascript:alert(1)) `c` <!-- | &lt; $x$"


def test_nothing_that_editors_wrote_is_markup_in_markdown(square):
    for name, line in (
        ("square.yml", "The shops on the square were shut on Sunday."),
        ("fair.yml", "The fair was held on Sunday."),
    ):
        change(square / "claims" / name, line, json.dumps(f"{line} {HOSTILE}"))
    told = diff(square, "--format", "markdown").stdout
    html = MarkdownIt("commonmark", {"html": True}).render(told)
    allowed = r"</?(?:details|summary|ins|del|h2|h3|p|ul|li|strong|code)>|<!-- -->"
    assert re.findall(r"<[^>]*>", re.sub(allowed, "", html)) == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "javascript:" in html
    assert "<a " not in html
    assert not re.search(r"[@#]\w", told)
    assert "&amp;lt;" in html


def test_nothing_that_editors_wrote_steers_the_terminal(square):
    change(square / "claims/fair.yml", "The fair was held on Sunday.", '"The fair \\e[31mwas\\e]0;x\\a held.\\nNow."')
    told = diff(square).stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)


def test_a_terminal_gets_lines_and_colours_in_place_of_brackets(square):
    from claimgraph.compare.report import format_text  # noqa: PLC0415
    from claimgraph.compare.revisions import compare_revisions  # noqa: PLC0415
    from claimgraph.compare.summary import digest  # noqa: PLC0415
    from claimgraph.pipeline import Project  # noqa: PLC0415

    change(square / "claims/fair.yml", "The fair was held", "The feast was held")
    told = format_text(digest(compare_revisions(Project(square), "HEAD")), colour=True)
    assert "The \x1b[31m\x1b[9mfair\x1b[0m\x1b[32m\x1b[4mfeast\x1b[0m was held" in told
    assert "[-" not in told


def test_a_long_list_is_cut_off_in_a_summary(square):
    with (square / "claims/fair.yml").open("a") as file:
        for number in range(300):
            file.write(f"  stall-{number}: {{claim: Stall {number} was there., kind: fact, by: clerk}}\n")
    told = diff(square, "--format", "markdown").stdout
    assert "<summary>Claims (300)</summary>" in told
    assert told.count("- Added: ") == 100
    assert "- and 200 more" in told
