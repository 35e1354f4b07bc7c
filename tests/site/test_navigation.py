"""A navigation may name pages of the argument by kind."""

from __future__ import annotations

import re

import pytest
from small_site import CONFIG, build, make_small

NAV = """
nav:
  - claimgraph: home
  - Own: own.md
  - claimgraph: topics
  - More:
    - Our answers: [claimgraph: rivals]
    - The sources: [claimgraph: sources]
    - claimgraph: changes
  - claimgraph: map
"""


@pytest.fixture
def small(tmp_path):
    project = make_small(tmp_path / "small")
    (project / "docs/own.md").write_text("# Own\n")
    return project


def test_kinds_stand_for_their_pages_and_those_that_are_not_there_are_left_out(small):
    (small / "mkdocs.yml").write_text(CONFIG + NAV)
    done = build(small)
    assert done.returncode == 0, done.stderr
    assert "Config value" not in done.stderr
    home = (small / "site/index.html").read_text()
    navigation = home[home.index('<nav class="cg-nav"') :].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', navigation) == [
        *(".", "own/", "topics/water/", "topics/clerk/", "rivals/why-silent/", "sources/", "map/")
    ]
    assert re.findall("<summary.*?>(.+?)</summary>", navigation) == ["Topics", "More"]
    assert re.findall('<span class="cg-label">(.+?)</span>', navigation) == ["Our answers"]
    assert ">The sources</a>" in navigation


@pytest.mark.parametrize("wrong", ["claimgraph: topcis", "Ours: [claimgraph: topcis]", "More: [{claimgraph: topcis}]"])
def test_a_kind_that_there_is_not_is_refused_with_the_list(small, wrong):
    (small / "mkdocs.yml").write_text(f"{CONFIG}nav:\n  - {wrong}\n")
    done = build(small)
    assert done.returncode == 1
    assert 'nav: there is no "claimgraph: topcis": did you mean "topics"?; there is home, read,' in done.stderr
    assert "fault of its own" not in done.stderr
