"""Whatever the layout of a file, a command changes what it was asked to change, and keeps all comments."""

from __future__ import annotations

import copy
import shutil
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messy_yaml import MessyWriter
from project import ROOT, tree

from claimgraph.argument.things import Thing
from claimgraph.argument.yaml_nodes import parse
from claimgraph.edit.draft import Draft
from claimgraph.edit.errors import EditError
from claimgraph.edit.ids import Renaming
from claimgraph.edit.renaming import rename
from claimgraph.edit.reviewing import Reviewer, mark_reviewed
from claimgraph.edit.scaffolds import add_claim, add_evidence, add_source
from claimgraph.edit.tree import read_tree
from claimgraph.pipeline import Project

pytestmark = pytest.mark.nightly

WELL = ROOT / "tests/arguments/well"
FILES = ("claims/water.yml", "claims/clerk.yml", "claims/sources/all.yml", "claims/argument.yml")

any_layout = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
seeds = given(seed=st.integers(0, 10**6))


def data_of(folder, name):
    return parse((folder / name).read_text("utf-8"), name).data


def comments_of(text):
    return sorted(text[start:end].rstrip() for start, end in read_tree(text).comments)


@pytest.fixture
def messy(tmp_path_factory):
    """The small argument, with every file in a layout of its own."""

    def make(seed):
        folder = tmp_path_factory.mktemp("messy") / "well"
        shutil.copytree(WELL, folder)
        choose = Random(seed)
        for name in FILES:
            data = data_of(folder, name)
            for _ in range(20):
                text = MessyWriter(choose).file(data)
                read = parse(text, name)
                if read.data == data and not read.problems:
                    (folder / name).write_bytes(text.encode())
                    break
        return folder

    return make


def changed(draft, name, edit):
    """Make a change, and return what the file says after it; where the layout is refused, what it said before."""
    text, data = draft.text(name), parse(draft.text(name), name).data
    try:
        edit()
    except EditError as refused:
        if "is written in brackets: run `fmt` on the file first" not in str(refused):
            raise
        return data, False
    assert comments_of(draft.text(name)) == comments_of(text)
    return parse(draft.text(name), name).data, True


@any_layout
@seeds
def test_a_review_is_all_that_is_added(messy, seed):
    name = "claims/water.yml"
    with Draft(Project(messy(seed))) as draft:
        expected = copy.deepcopy(data_of(draft.project.root, name))
        written = []
        for by in ("A. Miller", 'B. "the" Baker: baker', "C. Clerk"):
            reviewer = Reviewer(by, "1921-05-11")
            found, done = changed(draft, name, lambda who=reviewer: mark_reviewed(draft, ["no-rain"], who))
            if done:
                reviews = found["claims"]["no-rain"]["reviewed"]
                written.append(reviews[-1] if isinstance(reviews, list) else reviews)
                assert (written[-1]["by"], written[-1]["on"]) == (by, "1921-05-11")
                assert reviews == (written if len(written) > 1 else written[0])
                expected["claims"]["no-rain"]["reviewed"] = reviews
            assert found == expected


@any_layout
@seeds
def test_a_finding_is_all_that_is_added(messy, seed):
    name = "claims/water.yml"
    finding = {
        "source": "diary",
        "stance": "context",
        "finding": "It was dry: so he wrote, " + "day after day " * 12 + ".",
    }
    with Draft(Project(messy(seed))) as draft:
        for claim in ("no-rain", "rain-feeds-well"):
            expected = copy.deepcopy(data_of(draft.project.root, name))
            found, done = changed(draft, name, lambda id_=claim: add_evidence(draft, id_, finding, hints=False))
            if done:
                expected["claims"][claim].setdefault("evidence", []).append(finding)
            assert found == expected


@any_layout
@seeds
def test_a_claim_and_a_source_are_all_that_is_added(messy, seed):
    claim = {"claim": "It is: dry.", "kind": "fact", "by": "clerk"}
    source = {"title": "T # no remark", "publisher": "true"}
    with Draft(Project(messy(seed))) as draft:
        for name, edit, put in (
            (
                "claims/water.yml",
                lambda: add_claim(draft, "water", "it-is-dry", claim, hints=False),
                ("claims", "it-is-dry", claim),
            ),
            (
                "claims/sources/all.yml",
                lambda: add_source(draft, "all", "a-paper", source, hints=False),
                (None, "a-paper", source),
            ),
        ):
            expected = copy.deepcopy(data_of(draft.project.root, name))
            found, done = changed(draft, name, edit)
            part, id_, entry = put
            assert done
            (expected[part] if part else expected)[id_] = entry
            assert found == expected


@any_layout
@given(
    seed=st.integers(0, 10**6),
    kind_and_old=st.sampled_from(
        [
            (Thing.CLAIM, "no-rain"),
            (Thing.CLAIM, "well-will-fail"),
            (Thing.SOURCE, "diary"),
            (Thing.PERSON, "author"),
            (Thing.TOPIC, "water"),
        ]
    ),
)
def test_a_name_is_all_that_is_changed_and_can_be_changed_back(messy, seed, kind_and_old):
    kind, old = kind_and_old
    with Draft(Project(messy(seed))) as draft:
        before = tree(draft.project.root)
        problems = [problem.rule.code for problem in draft.problems()]
        rename(draft, Renaming(kind, old, "something-else"))
        assert [problem.rule.code for problem in draft.problems()] == problems
        rename(draft, Renaming(kind, "something-else", old), leave_redirect=False)
        assert tree(draft.project.root) == before
