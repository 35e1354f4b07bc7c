"""The front door and the serving of the site, as the README promises them."""

from __future__ import annotations

import re
import signal
import socket
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from project import FRONT_DOOR, ROOT, change, run, running


def get(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def address_of(line: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line
    return found.group()


def test_the_build_ends_with_a_summary(built):
    said = built.said
    for pattern in (
        r"^  \d+ claims, \d+ inferences, \d+ objections, \d+ evidence items, \d+ sources$",
        r"^  \d+ stand, (?:\d+ [a-z ]+, )*\d+ [a-z ]+$",
        r"^  (no problems found|\d+ warnings?)$",
        r"^  built in \d+\.\d s: open site/index\.html$",
    ):
        assert re.search(pattern, said, re.MULTILINE), said
    assert said.rstrip().endswith("open site/index.html")
    assert [line for line in built.complained.splitlines() if not line.startswith("... ")] == []


def test_the_summary_counts_what_is_on_the_site(built):
    numbers = {kind: int(number) for number, kind in re.findall(r"(\d+) (claims|sources)\b", built.said)}
    pages = [path.split("/") for path in built.pages]
    assert numbers == {
        "claims": sum(1 for path in pages if path[0] == "claims"),
        "sources": sum(1 for path in pages if path[0] == "sources" and len(path) == 3),
    }


def test_check_finds_nothing_and_builds_nothing(project):
    told = run(*FRONT_DOOR, "check", "--strict", cwd=project)
    assert told.returncode == 0, told.stdout
    assert told.stdout == "no problems found\n"
    assert not (project / "site").exists()


@pytest.mark.parametrize("module", ["claimgraph", "build_graph"])
def test_both_doors_know_the_same_commands(module):
    told = run("-m", module, "--help", cwd=ROOT)
    assert told.returncode == 0
    for command in ("build", "check", "serve", "evaluate"):
        assert re.search(rf"^  {command} ", told.stdout, re.MULTILINE), told.stdout


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_at_its_address_and_stops_when_told(project, port, stop, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with running(*FRONT_DOOR, "serve", "--port", str(port), cwd=project) as server:
        address = address_of(server.wait_for("serving at"))
        assert address == f"http://127.0.0.1:{port}/"
        server.wait_for("built in")
        assert "Conclusions</h2>" in get(address)
        with pytest.raises(HTTPError, match="404"):
            get(f"{address}no-such-page/")
        assert server.stop(stop) == 0
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not (project / "site").exists()


def test_a_busy_port_takes_the_next_one_and_says_so(project, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with running(*FRONT_DOOR, "serve", "--port", str(port), cwd=project) as server:
            server.wait_for(f"port {port} is in use; taking ")
            address = address_of(server.wait_for("serving at"))
            assert address != f"http://127.0.0.1:{port}/"
            server.wait_for("built in")
            assert "Conclusions</h2>" in get(address)


def test_an_edit_is_seen_and_a_broken_one_leaves_the_last_good_pages(project, port):
    file, words = project / "claims/river.yml", "The thaw is near."
    with running(*FRONT_DOOR, "serve", "--port", str(port), cwd=project) as server:
        server.wait_for("built in")
        page = f"http://127.0.0.1:{port}/claims/thaw-is-near/"
        assert words in get(page)

        change(file, f"claim: {words}", "claim: The edit is seen.")
        server.wait_for("after a change of claims/river.yml")
        assert "The edit is seen." in get(page)

        change(file, "claim: The edit is seen.", "clam: The edit is broken.")
        server.wait_for("claims/river.yml:")
        server.wait_for('did you mean "claim"?')
        server.wait_for("the last good pages stay")
        assert "The edit is seen." in get(page)

        change(file, "clam: The edit is broken.", "claim: The edit is mended.")
        server.wait_for("after a change of claims/river.yml")
        assert "The edit is mended." in get(page)
        assert "Traceback" not in "".join(server.said)
