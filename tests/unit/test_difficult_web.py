"""Every command of the locker, tried on more than forty sources as the web has them."""

import json
import re
import shutil
import signal
import time
from collections import Counter

import pytest
from commands import command
from difficult_web import CASES, FAILED, KEPT, NOT_KEPT, PLAIN, REFUSED, SLOW, difficult_web, serve
from kept_well import lock_of, sources
from loopback import Page, site, small_web
from project import ROOT, running, tree

LIMITS = {"patience": 4.0, "longest": 5.0}
"""Seconds, so many that a busy machine is not taken for one that does not answer."""
QUICK = [name for name in CASES if name not in SLOW]
FATES = (KEPT, REFUSED, NOT_KEPT, FAILED)
FOUND = sum(len(case.quotes) for case in CASES.values() if case.fetch == KEPT)
LOST = sum(len(case.quotes) for case in CASES.values() if case.fetch != KEPT)


@pytest.fixture(scope="module")
def web():
    """The site with all the sources on it."""
    with site() as here, site() as there:
        serve(here, there)
        yield here


@pytest.fixture(scope="module")
def fetched(tmp_path_factory, web):
    """The argument, and what was said when its sources were fetched."""
    root = difficult_web(tmp_path_factory.mktemp("web"), web)
    return root, online(root, "fetch", "--jobs", "8")


@pytest.fixture
def kept(fetched, tmp_path):
    """A copy of the argument with its locker."""
    return shutil.copytree(fetched[0], tmp_path / "kept")


def online(root, *words):
    return sources(root, *words, web=small_web(**LIMITS))


@pytest.mark.parametrize("name", CASES)
def test_each_source_is_kept_if_it_is_the_source_and_else_it_is_said_why_not(name, fetched):
    root, told = fetched
    copies = [each for each in json.loads(lock_of(root))["copies"] if each["source"] == name]
    reasons = [line for line in told.stderr.splitlines() if line.startswith(f"{name}: ")]
    case = CASES[name]
    assert len(copies) == (case.fetch == KEPT)
    if case.fetch == KEPT:
        assert reasons == []
    else:
        assert [line.startswith(f"{name}: {case.fetch}: ") and case.why in line for line in reasons] == [True]


def test_all_quotations_from_what_is_kept_are_found(fetched):
    root, told = fetched
    fates = Counter(case.fetch for case in CASES.values())
    assert told.stdout.splitlines()[0] == f"{len(CASES)} sources: " + "; ".join(f"{fates[it]} {it}" for it in FATES)
    assert re.search(rf"^{FOUND} quotations: {FOUND} verified \(", told.stdout, re.MULTILINE)
    told = sources(root, "verify")
    assert f"{FOUND + LOST} quotations: {FOUND} verified" in told.stdout
    assert f"; {LOST} without a copy" in told.stdout
    assert told.returncode == 0


def test_a_second_run_of_every_command_writes_the_same_bytes(kept):
    online(kept, "dead-links", *QUICK)
    before = tree(kept)
    told = online(kept, "fetch", *QUICK)
    fates = Counter(case.fetch for case in CASES.values())
    assert told.stdout.startswith(f"{len(QUICK)} sources: {fates[KEPT]} as before; ")
    online(kept, "dead-links", *QUICK)
    sources(kept, "verify")
    assert tree(kept) == before


def test_each_address_fares_as_a_reader_would_find_it(kept):
    online(kept, "dead-links", "--jobs", "8")
    links = {each["source"]: each["state"] for each in json.loads(lock_of(kept))["links"]}
    assert links == {name: case.link for name, case in CASES.items()}


def test_only_what_is_known_to_be_the_same_page_is_given_its_new_address(kept, web):
    told = online(kept, "dead-links", *QUICK, "--rewrite")
    assert "wrote url: of moved, moved-to-another-host" in told.stdout
    given = json.loads((kept / "claims/sources/all.yml").read_text())
    assert given["moved"]["url"] == f"{web.address}/behind/moved"
    assert given["another-owner"]["url"] == f"{web.address}/another-owner"


def test_a_page_that_changed_is_told_and_nothing_is_lost(kept, web):
    before = web.pages["/packed"]
    web.pages["/packed"] = Page(PLAIN.replace("seven", "eight"))
    try:
        told = online(kept, "fetch", "packed")
        assert "none of the 1 quotations is in what is there" in told.stderr
        assert online(kept, "dead-links", "packed").stdout.splitlines()[0].startswith("packed: changed: ")
    finally:
        web.pages["/packed"] = before
    assert "1 quotation: 1 verified" in sources(kept, "verify", "packed").stdout


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.fetch == KEPT])
def test_whoever_has_the_same_document_can_look_for_themselves(name, kept):
    copy = next(each for each in json.loads(lock_of(kept))["copies"] if each["source"] == name)
    mine = kept / "claims/.locker/objects" / copy["copy"][:2] / copy["copy"][2:]
    told = sources(kept, "verify", name, "--copy", mine)
    assert told.stdout.startswith("the bytes are those of a copy in the lock\nthe text is that of a copy in the lock\n")
    number = len(CASES[name].quotes)
    assert f"{number} there, in the passage that the lock records" in told.stdout


def test_archived_copies_are_named_and_fetched_in_their_place(kept, web):
    stamp = "20220101000000"
    url, memento = f"{web.address}/not-found", f"{web.address}/web/{stamp}/{web.address}/not-found"
    web.pages[f"/web/timemap/link/{url}"] = Page(f'<{memento}>; rel="memento"; datetime="x",')
    web.pages[memento.removeprefix(web.address)] = Page(PLAIN)
    assert "1 with an archived copy" in online(kept, "archive", "not-found", "--host", web.address).stdout
    assert "1 verified" in online(kept, "fetch", "not-found", "--from-archive").stdout


KILLED = """
import sys
from loopback import small_web
from claimgraph.cli import main
sys.argv = ["claimgraph", "--root", sys.argv[1], "sources", "fetch"]
main(web=small_web(patience=4.0, longest=5.0))
"""


def test_a_fetch_that_is_killed_leaves_all_whole_and_run_again_comes_to_the_same(fetched, tmp_path, web):
    root = difficult_web(tmp_path, web)
    with running("-c", KILLED, root, cwd=root, PYTHONPATH=f"{ROOT / 'tests'}:{ROOT}") as process:
        end = time.monotonic() + 30
        while len([*root.glob("claims/.locker/objects/*/*")]) < 3 and time.monotonic() < end:
            time.sleep(0.01)
        process.stop(signal.SIGKILL)
    assert sources(root, "verify").returncode == 0
    assert command("check", cwd=root).returncode == 0
    online(root, "fetch", *QUICK)
    assert lock_of(root) == lock_of(fetched[0])
    assert {*tree(root / "claims/.locker")} == {*tree(fetched[0] / "claims/.locker")}
