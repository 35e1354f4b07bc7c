"""``rename``: an id gets another name everywhere, and nothing else changes."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import BRIDGE, GOALS, ROOT, change, copy_project, tree

from claimgraph.argument.entries import FILES
from claimgraph.argument.files import FileKind
from claimgraph.argument.fingerprint import what_changed
from claimgraph.argument.ids import ID_PATTERN
from claimgraph.argument.json_schema import json_schema
from claimgraph.argument.marks import Own, Ref
from claimgraph.argument.shape import fields_of, shape_of
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Problems
from claimgraph.edit.draft import Draft
from claimgraph.edit.ids import Renaming
from claimgraph.edit.journal import carry_out
from claimgraph.edit.renaming import ids_in_use, rename
from claimgraph.pipeline import Project, load

WELL = ROOT / "tests/arguments/well"
FREE = {Thing.PASSAGE: "Q9", Thing.TOPIC: "a-new-topic"}


@pytest.fixture
def well(tmp_path) -> Path:
    """A small argument with a page of its own, a navigation and reviews."""
    folder = tmp_path / "well"
    shutil.copytree(WELL, folder)
    (folder / "docs").mkdir()
    (folder / "docs/about.md").write_text(
        "# About\n\nSee [[no-rain]], [[ no-rain | the rain ]] and `[[no-rain]]`.\n"
        "[Its page](claims/no-rain.md#start), [the topic](topics/water.md).\n",
        "utf-8",
    )
    (folder / "mkdocs.yml").write_text(
        "site_name: Well # the village's\nnav:\n- about.md\n- Rain: 'claims/no-rain.md'\n- topics/water.md\n"
        "- {Rivals: rivals/why-silent.md}\nmarkdown_extensions: [{toc: {slugify: !!python/name:a.b }}]\n",
        "utf-8",
    )
    return folder


def told(folder, *words):
    return command(*words, cwd=folder)


def renamed(folder, kind, old, new, **options):
    """Rename in a project, and return the names of the files that changed."""
    with Draft(Project(folder)) as draft:
        rename(draft, Renaming(kind, old, new), **options)
        changes = draft.changes()
        carry_out(changes, folder)
    return {made.name for made in changes}


def check(folder):
    done = told(folder, "check")
    return done.returncode, done.stdout


def lines_that_differ(before, after):
    return [
        (old, new)
        for name in before
        for old, new in zip(before[name].split(b"\n"), after[name].split(b"\n"), strict=True)
        if old != new
    ]


def test_a_claim_gets_its_new_name_wherever_it_stands(well):
    before = tree(well)
    done = told(well, "rename", "no-rain", "dry-weather")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "renamed the claim no-rain to dry-weather in 4 files\n"
    assert check(well) == (0, "no problems found\n")
    after = tree(well)
    assert after.keys() - before.keys() == {"claims/renamed.yml"}
    changed = lines_that_differ(before, after)
    assert all(old.replace(b"no-rain", b"dry-weather") == new for old, new in changed if b"`" not in old)
    assert (well / "docs/about.md").read_text().splitlines()[2:] == [
        "See [[dry-weather]], [[ dry-weather | the rain ]] and `[[no-rain]]`.",
        "[Its page](claims/dry-weather.md#start), [the topic](topics/water.md).",
    ]
    assert "- Rain: 'claims/dry-weather.md'\n" in (well / "mkdocs.yml").read_text()


LINKS = {
    "folders": (
        "site_url: https://well.example/map/\n",
        """\
[a](../claims/no-rain/#because-1) [b](../claims/no-rain/?doubt=no-rain#start "no-rain") [c](../claims/no-rain)
<a href="../claims/no-rain/index.html#evidence">d</a> <a href='../walks/no-rain/'>e</a>
[f](/map/claims/no-rain/#start) [g](https://well.example/map/embed/no-rain/) <https://well.example/map/claims/no-rain/>
[h]: <../claims/no-rain/#x>
""",
        "[i](claims/no-rain/) [j](https://else.example/claims/no-rain/) `[k](../claims/no-rain/)` [l](../no-rain/)\n",
    ),
    "files": (
        "use_directory_urls: false\n",
        "[a](claims/no-rain.html#because-1) [b](claims/no-rain.md#start) <a href=claims/no-rain.html>c</a>\n",
        "[e](no-rain.html) [f](claims/no-rain.html.txt)\n",
    ),
}


@pytest.mark.parametrize("style", LINKS)
def test_links_to_pages_as_they_are_published_are_led_to_the_new_ones_and_keep_their_anchors(well, style):
    config, led, left = LINKS[style]
    with (well / "mkdocs.yml").open("a") as file:
        file.write(config)
    (well / "docs/links.md").write_text(led + left, "utf-8")
    assert told(well, "rename", "no-rain", "dry-weather").returncode == 0
    renamed_links = re.sub(r"(?<![=\"])no-rain", "dry-weather", led)
    assert (well / "docs/links.md").read_text("utf-8") == renamed_links + left


def test_links_from_a_page_in_a_folder_and_from_the_first_page_are_led_on_too(well):
    (well / "docs/more").mkdir()
    pages = {
        "index.md": "claims/no-rain/#x",
        "more/index.md": "../claims/no-rain/",
        "more/it.md": "../../claims/no-rain/",
    }
    for name, link in pages.items():
        (well / "docs" / name).write_text(f"[it]({link})\n", "utf-8")
    assert told(well, "rename", "no-rain", "dry-weather").returncode == 0
    for name, link in pages.items():
        assert (well / "docs" / name).read_text("utf-8") == f"[it]({link.replace('no-rain', 'dry-weather')})\n"


def test_links_in_prose_are_renamed_in_every_way_of_writing_them(well):
    notes = {
        "folded": "note: >-\n      See [[no-rain|the\n      rain]] and [[\n      no-rain ]].\n",
        "quoted": 'note: "See \\"it\\" [[no-rain]]."\n',
        "single": "note: 'It''s [[no-rain]].'\n",
        "code": "note: Write `[[no-rain]]` for [[no-rain]].\n",
    }
    for name, note in notes.items():
        with (well / "claims/clerk.yml").open("a") as file:
            file.write(f"  {name}:\n    claim: A claim.\n    kind: fact\n    by: clerk\n    {note}")
    before = (well / "claims/clerk.yml").read_text()
    renamed(well, Thing.CLAIM, "no-rain", "dry-weather")
    expected = before.replace("no-rain", "dry-weather").replace("`[[dry-weather]]`", "`[[no-rain]]`")
    assert (well / "claims/clerk.yml").read_text() == expected
    assert check(well)[0] == 0


def test_the_old_address_of_a_claim_is_noted_and_later_names_replace_earlier_ones(well):
    renamed(well, Thing.CLAIM, "no-rain", "dry-weather")
    renamed(well, Thing.CLAIM, "dry-weather", "drought")
    renamed(well, Thing.SOURCE, "letter", "letter-of-may")
    noted = (well / "claims/renamed.yml").read_text().split("\n", 1)[1]
    assert noted == "claims:\n  no-rain: drought\n  dry-weather: drought\nsources:\n  letter: letter-of-may\n"
    assert check(well) == (0, "no problems found\n")


def test_an_address_that_is_used_again_leads_nowhere(well):
    (well / "claims/renamed.yml").write_text("claims: {was-a: no-rain, was-b: no-rain}\n# kept\n")
    renamed(well, Thing.CLAIM, "no-rain", "was-a")
    assert (well / "claims/renamed.yml").read_text() == "claims:\n  was-b: was-a\n  no-rain: was-a\n# kept\n"
    assert check(well) == (0, "no problems found\n")


def test_a_topic_takes_its_file_and_its_pages_along(well):
    assert renamed(well, Thing.TOPIC, "water", "rain") == {
        *("claims/water.yml", "claims/rain.yml", "claims/argument.yml", "claims/renamed.yml"),
        *("docs/about.md", "mkdocs.yml"),
    }
    assert (well / "claims/rain.yml").read_bytes() == (WELL / "claims/water.yml").read_bytes()
    assert "- topics/rain.md\n" in (well / "mkdocs.yml").read_text()
    assert "[the topic](topics/rain.md)" in (well / "docs/about.md").read_text()
    assert check(well) == (0, "no problems found\n")


def test_reviews_stay_as_fresh_or_as_stale_as_they_were(well):
    told(well, "reviewed", "well-will-fail", "clerk-hid-it", "no-rain", "--by", "A. Miller")
    change(well / "claims/water.yml", "The well is fed by rain.", "The well is fed by rain alone.")
    renamed(well, Thing.CLAIM, "no-rain", "dry-weather")
    renamed(well, Thing.SOURCE, "gauge", "rain-gauge")
    argument = load(Project(well), Problems())
    changed = {id_: [*map(str, what_changed(argument, it))] for id_, it in argument.claims.items() if it.reviewed}
    assert changed == {"well-will-fail": ["the wording of rain-feeds-well"], "clerk-hid-it": [], "dry-weather": []}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("no-rian", "x"), 'nothing has the id "no-rian": did you mean "no-rain"?'),
        (
            ("no-rain", "No Rain"),
            '"No Rain" cannot be an id: use letters and digits, joined by single hyphens or dots: write no-rain',
        ),
        (
            ("water", "index"),
            '"index" cannot be an id: it is the name of a page of the site, or of a device on Windows: write the-index',
        ),
        (("no-rain", "rain-feeds-well"), 'there is a claim "rain-feeds-well" already: take rain-feeds-well-2 or'),
        (("no-rain", "2022"), '"2022" cannot be a new id: YAML reads it as a number'),
        (("no-rain", "x", "--kind", "source"), 'no source "no-rain"'),
        (("water", "passages"), '"passages" cannot be a topic: claims/passages.yml is a file of its own'),
        (("clerk", "x"), '"clerk" is a topic and a person: say which with --kind'),
    ],
)
def test_what_cannot_be_renamed_is_one_clear_line_and_nothing_changes(well, words, complaint):
    before = tree(well)
    done = told(well, "rename", *words)
    assert done.returncode in {1, 2}
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(well) == before


def test_nothing_is_renamed_while_a_file_cannot_be_read(well):
    (well / "claims/clerk.yml").write_text("topic: 'open\n")
    before = tree(well)
    done = told(well, "rename", "no-rain", "dry-weather")
    assert done.returncode == 1
    assert "claims/clerk.yml:1:8: this is not YAML" in done.stderr
    assert "mend this file first" in done.stderr
    assert tree(well) == before


def test_an_argument_with_other_errors_can_be_renamed_in_and_keeps_them(well):
    change(well / "claims/water.yml", "undercut: [spring-feeds-well]", "undercut: [spring-feeds-wel]")
    done = told(well, "rename", "no-rain", "dry-weather")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'no claim "spring-feeds-wel"' in check(well)[1]


def test_a_rename_that_would_bring_an_error_is_refused(well):
    change(well / "claims/argument.yml", "roots: [well-will-fail, ", "roots: [well-will-fail, no-water, ")
    before = tree(well)
    done = told(well, "rename", "well-will-fail", "no-water")
    assert done.returncode == 1
    assert '"no-water" stands twice in this list [listed-twice]' in done.stderr
    assert "nothing was written: the change would bring these problems" in done.stderr
    assert tree(well) == before


def test_a_dry_run_shows_what_git_can_apply_and_writes_nothing(well):
    before = tree(well)
    done = told(well, "rename", "water", "rain", "--dry-run")
    assert done.returncode == 0
    assert tree(well) == before
    subprocess.run(["git", "apply", "-"], input=done.stdout, text=True, cwd=well, check=True)
    by_git = tree(well)
    subprocess.run(["git", "apply", "--reverse", "-"], input=done.stdout, text=True, cwd=well, check=True)
    assert tree(well) == before
    told(well, "rename", "water", "rain")
    assert tree(well) == by_git


def test_every_field_of_the_format_that_holds_ids_is_known_to_rename():
    """`origin` is no reference: it says in a word where a finding comes from. What is ignored has a code, no id."""
    own = {"claims.*.evidence.origin", "evidence.*:", "claims.*.because.premises.*:", "media.*:"}
    for kind in set(FileKind) - {FileKind.RENAMED}:
        known = set(marked(shape_of(FILES[kind])))
        found = {path for path in id_fields(json_schema(kind)) if not path.endswith("ignore.*:")}
        assert known == found - own, kind


def marked(shape, path=""):
    """Find the fields that are marked to hold ids, as paths: ``*`` is any key, a colon at the end the key itself."""
    if shape.mark(Ref) or shape.mark(Own):
        yield path
    if shape.keys:
        yield from (f"{found}:" for found in marked(shape.keys, f"{path}.*".lstrip(".")))
        yield from marked(shape.values, f"{path}.*".lstrip("."))
    if shape.items:
        yield from marked(shape.items, path)
    for key, field in fields_of(shape.entry).items() if shape.entry else ():
        yield from marked(field.shape, f"{path}.{key}".lstrip("."))


def id_fields(model, part=None, path=""):
    """Find the fields of a JSON schema that hold ids, as paths."""
    part = model if part is None else part
    if "$ref" in part:
        yield from id_fields(model, model["$defs"][part["$ref"].rpartition("/")[2]], path)
    if part.get("pattern") == f"^{ID_PATTERN}$" or path == "claims.*.stated":
        yield path
    if part.get("propertyNames", {}).get("pattern"):
        yield f"{path}.*:".lstrip(".")
    if isinstance(part.get("additionalProperties"), dict):
        yield from id_fields(model, part["additionalProperties"], f"{path}.*".lstrip("."))
    if isinstance(part.get("items"), dict):
        yield from id_fields(model, part["items"], path)
    for name, inner in part.get("properties", {}).items():
        yield from id_fields(model, inner, f"{path}.{name}".lstrip("."))
    for inner in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        yield from id_fields(model, inner, path)


@pytest.mark.parametrize("kind", sorted(set(Thing) - {Thing.PASSAGE, Thing.PLACE}))
def test_ids_of_any_letters_go_there_and_back_too(tmp_path, kind):
    there_and_back(copy_project(tmp_path / "project", GOALS), kind)


@pytest.mark.parametrize("kind", sorted(set(Thing) - {Thing.FIELD, Thing.TAG}))
@pytest.mark.parametrize("origin", [BRIDGE, pytest.param(ROOT, marks=pytest.mark.nightly)], ids=["small", "flagship"])
def test_there_and_back_leaves_an_argument_as_it_was_to_the_byte(tmp_path, origin, kind):
    there_and_back(copy_project(tmp_path / "project", origin), kind)


def there_and_back(project, kind):
    """Rename some things of a sort and give them their old ids again."""
    with Draft(Project(project)) as draft:
        ids = sorted(ids_in_use(draft.reading())[kind])
    before = tree(project)
    assert ids
    for old in random.Random(1).sample(ids, k=min(2, len(ids))):
        new = FREE.get(kind, f"{old[:70]}-anew")
        assert renamed(project, kind, old, new)
        assert renamed(project, kind, new, old, leave_redirect=False)
        assert tree(project) == before


def test_there_and_back_with_redirects_changes_only_where_old_addresses_lead(well):
    before = tree(well)
    renamed(well, Thing.CLAIM, "no-rain", "dry-weather")
    renamed(well, Thing.CLAIM, "dry-weather", "no-rain")
    after = tree(well)
    assert after.pop("claims/renamed.yml").endswith(b"claims:\n  dry-weather: no-rain\n")
    assert after == before


IDS = st.from_regex(r"\A[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}\Z")


@pytest.mark.nightly
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(sorted(set(Thing) - {Thing.FIELD, Thing.TAG})),
    new=IDS,
    choice=st.randoms(use_true_random=False),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_there_and_back_is_nothing_for_any_name_and_any_line_end(tmp_path_factory, kind, new, choice, line_end):
    folder = tmp_path_factory.mktemp("any") / "well"
    shutil.copytree(WELL, folder)
    for path in folder.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", line_end.encode()))
    with Draft(Project(folder)) as draft:
        in_use = ids_in_use(draft.reading())[kind]
    if new in in_use or new in {"argument", "passages", "expectations", "renamed", "true", "false", "null"}:
        return
    old = choice.choice(sorted(in_use))
    before = tree(folder)
    renamed(folder, kind, old, new)
    assert check_quietly(folder) == []
    renamed(folder, kind, new, old, leave_redirect=False)
    assert tree(folder) == before


def check_quietly(folder):
    with Draft(Project(folder)) as draft:
        return [problem.message for problem in draft.problems()]
