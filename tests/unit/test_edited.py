"""What is wrong with an argument that is being edited is what a check of it finds, whatever was edited before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from large_argument import write
from tries import tries

from claimgraph.argument import checks
from claimgraph.diagnostics import Problems
from claimgraph.diagnostics.plain import to_plain
from claimgraph.pipeline import Edited, Project, check

Claims = dict[str, Any]
Edit = Callable[[Claims], object]

EDITS: dict[str, Edit] = {
    "other words": lambda claims: claims["c0-1"].update(claim="It is said otherwise now."),
    "more lines": lambda claims: claims["c0-0"].update(note="It is as it was.", aliases=["first", "one"]),
    "fewer lines": lambda claims: claims["c0-0"].pop("note", None),
    "another kind": lambda claims: claims["c0-2"].update(kind="value"),
    "an unknown premise": lambda claims: claims["c0-1"].update(because=[{"premises": ["nowhere"]}]),
    "a premise twice": lambda claims: claims["c0-1"].update(because=[{"premises": ["c0-3", "c0-3"]}]),
    "a circle": lambda claims: claims["c0-3"].update(because=[{"premises": ["c0-0"]}]),
    "an unknown source": lambda claims: claims["c0-2"].update(
        evidence=[{"source": "nowhere", "stance": "supports", "finding": "It says so."}]
    ),
    "an empty quotation": lambda claims: claims["c0-2"].update(
        evidence=[{"source": "source-0", "stance": "supports", "finding": "It says so.", "quote": "…"}]
    ),
    "an objection to itself": lambda claims: claims["c0-3"].update(objections=[{"claim": "c0-3"}]),
    "a role of no scheme": lambda claims: claims["c0-1"].update(because=[{"premises": {"sign": "c0-3"}}]),
    "a link to nowhere": lambda claims: claims["c0-1"].update(note="See [[nowhere]]."),
    "an unknown field": lambda claims: claims["c0-4"].update(colour="red"),
    "an empty field": lambda claims: claims["c0-4"].update(note=None),
    "a check passed over": lambda claims: claims["c0-2"].update(ignore={"ungraded": "It is clear."}),
    "another claim": lambda claims: claims.update(new={"claim": "It is new.", "kind": "fact", "by": "clerk"}),
    "one claim less": lambda claims: claims.pop("c0-5", None),
    "an id that is like another": lambda claims: claims.update({"C0-2": claims["c0-2"]}),
    "all as it was": lambda claims: claims.update(json.loads(json.dumps(FIRST))),
}
FIRST: Claims = {}


def save(file: Path, edit: Edit, *, in_lines: bool) -> None:
    """Change the claims of a file, and save it in lines or in brackets."""
    topic = yaml.safe_load(file.read_text("utf-8"))
    edit(topic["claims"])
    text = yaml.safe_dump(topic, sort_keys=False, allow_unicode=True) if in_lines else json.dumps(topic, indent=1)
    file.write_text(text, "utf-8")


def told(problems: Problems) -> list[Any]:
    """Return everything that is wrong, as plain values."""
    return [*map(to_plain, problems), [(to_plain(each.diagnostic), each.reason) for each in problems.ignored]]


saves = st.lists(st.tuples(st.sampled_from([*EDITS]), st.sampled_from([True, True, False])), min_size=2, max_size=6)


@given(saves=saves)
@settings(max_examples=tries(60, 8), deadline=None, phases=[Phase.explicit, Phase.generate])
def test_what_is_found_after_any_edits_is_what_a_check_finds(saves: list[tuple[str, bool]]) -> None:
    """Also of what was broken and mended, and of claims that were checked and not edited since."""
    with TemporaryDirectory() as folder:
        write(Path(folder), claims=12, topics=2)
        file, project = Path(folder, "claims/topic-0.yml"), Project(Path(folder))
        FIRST.update(yaml.safe_load(file.read_text("utf-8"))["claims"])
        edited = Edited(project)
        assert told(edited.check()) == told(check(project))
        for name, in_lines in saves:
            save(file, EDITS[name], in_lines=in_lines)
            assert told(edited.check()) == told(check(project)), name


def test_a_second_process_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings of a large argument are looked for beside the errors."""
    write(tmp_path, claims=12, topics=2)
    for name in ("an unknown premise", "a check passed over", "an empty quotation"):
        save(tmp_path / "claims/topic-0.yml", EDITS[name], in_lines=True)
    alone = told(check(Project(tmp_path)))
    monkeypatch.setattr(checks, "MANY", 1)
    monkeypatch.setenv("CLAIMGRAPH_PROCESSES", "2")
    assert told(check(Project(tmp_path))) == alone
