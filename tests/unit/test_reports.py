"""The forms in which the check reports: for people, for programs, for GitHub and in SARIF."""

import json
import re

import pytest
from market_square import write_with

from claimgraph.diagnostics import Place, Problems, Rule, Severity, rules
from claimgraph.diagnostics.github_report import format_github
from claimgraph.diagnostics.json_report import format_json
from claimgraph.diagnostics.report import format_text
from claimgraph.diagnostics.sarif_report import format_sarif
from claimgraph.pipeline import Project, check

FAIR = """\
claims:
  fair-was-on:
    claim: The fair was held on Sunday.
    kind: fact
    kind: fact
    by: clrek
    evidence:
      - {source: gazette, stance: supports, finding: The Gazette counted three stalls.}
  fair-was-small:
    claim: The fair had three stalls.
    kind: fact
    by: clerk
    evidence:
      - {source: gazette, stance: supports, finding: The Gazette counted three stalls.}
    ignore: {ungraded-evidence: The grade is being argued about.}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("square")
    write_with(root, "claims/fair.yml", FAIR)
    return root


@pytest.fixture(scope="module")
def problems(root):
    return check(Project(root))


def one(message, **more):
    """A report on one fault at the start of a file."""
    found = Problems()
    found.add(Rule("a-code", Severity.WARNING, "{what}").at(Place("claims/a b.yml"), what=message, **more))
    return found


def test_text_shows_the_line_of_every_place_in_the_project(problems, root):
    assert format_text(problems, root) == (
        'claims/fair.yml:6:5: error: the key "kind" stands here a second time [duplicate-key]\n'
        "        kind: fact\n"
        "        ^~~~\n"
        "    claims/fair.yml:5:5: first given here\n"
        "            kind: fact\n"
        "            ^\n"
        'claims/fair.yml:7:9: error: no person "clrek" [unknown-person]\n'
        "        by: clrek\n"
        "            ^~~~~\n"
        '    hint: did you mean "clerk"?\n'
        "claims/fair.yml:9:9: warning: this evidence has no credibility grade with a reason [ungraded-evidence]\n"
        "          - {source: gazette, stance: supports, finding: The Gazette counted three stalls.}\n"
        "            ^\n"
        "2 errors, 1 warning"
    )


def test_json_gives_every_problem_with_its_places_and_its_page(problems, root):
    report = json.loads(format_json(problems, root))
    assert list(report) == ["problems", "errors", "warnings", "ignored"]
    assert (report["errors"], report["warnings"]) == (2, 1)
    assert [problem["code"] for problem in report["problems"]] == [
        "duplicate-key",
        "unknown-person",
        "ungraded-evidence",
    ]
    assert report["problems"][0] == {
        "code": "duplicate-key",
        "severity": "error",
        "message": 'the key "kind" stands here a second time',
        "path": "claims/fair.yml",
        "line": 6,
        "column": 5,
        "endColumn": 9,
        "hint": None,
        "related": [{"path": "claims/fair.yml", "line": 5, "column": 5, "message": "first given here"}],
        "page": "diagnostics/duplicate-key",
    }
    assert report["problems"][1]["hint"] == 'did you mean "clerk"?'


def test_json_lists_what_is_ignored_with_the_reason(problems, root):
    (ignored,) = json.loads(format_json(problems, root))["ignored"]
    assert (ignored["code"], ignored["line"], ignored["reason"]) == (
        "ungraded-evidence",
        15,
        "The grade is being argued about.",
    )


def test_github_gets_one_command_for_each_problem(problems, root):
    assert format_github(problems, root).splitlines() == [
        (
            "::error file=claims/fair.yml,line=6,col=5,endColumn=9,title=duplicate-key"
            '::the key "kind" stands here a second time%0Aclaims/fair.yml:5:5: first given here'
        ),
        (
            "::error file=claims/fair.yml,line=7,col=9,endColumn=14,title=unknown-person"
            '::no person "clrek"%0Ahint: did you mean "clerk"?'
        ),
        (
            "::warning file=claims/fair.yml,line=9,col=9,endColumn=10,title=ungraded-evidence"
            "::this evidence has no credibility grade with a reason"
        ),
    ]


def test_no_message_can_break_out_of_its_command(tmp_path):
    found = Problems()
    found.add(Rule("a-code", Severity.ERROR, "{what}").at(Place("a,b:c%.yml"), what="50 %: a,b\r\n::error::x"))
    assert format_github(found, tmp_path) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,endColumn=1,title=a-code::50 %25: a,b%0D%0A::error::x"
    )


def test_what_is_marked_ends_with_its_line(root):
    long = Problems()
    long.add(rules.QUOTE_MISMATCH.at(Place("claims/fair.yml", 5, 5), source="s", length=500))
    (problem,) = json.loads(format_json(long, root))["problems"]
    assert problem["endColumn"] == len("    kind: fact") + 1


def test_a_place_in_no_file_is_reported_all_the_same(tmp_path):
    (problem,) = json.loads(format_json(one("gone"), tmp_path))["problems"]
    assert (problem["column"], problem["endColumn"]) == (1, 1)
    assert format_text(one("gone"), tmp_path).startswith("claims/a b.yml:1:1: warning: gone [a-code]\n0 errors")


def test_nothing_found_is_nothing_for_github_and_an_empty_report_elsewhere(tmp_path):
    assert format_github(Problems(), tmp_path) == ""
    assert json.loads(format_json(Problems(), tmp_path)) == {
        "problems": [],
        "errors": 0,
        "warnings": 0,
        "ignored": [],
    }
    assert json.loads(format_sarif(Problems(), tmp_path, "1"))["runs"][0]["results"] == []


# The parts of the SARIF 2.1.0 schema that a log of ours uses: fields by object, those with * required.
OBJECTS = {
    "log": {"$schema": str, "version*": "2.1.0", "runs*": ["run"]},
    "run": {"tool*": "tool", "columnKind": "unicodeCodePoints", "results": ["result"]},
    "tool": {"driver*": "driver"},
    "driver": {"name*": str, "version": str, "rules": ["rule"]},
    "rule": {
        "id*": str,
        "shortDescription": "message",
        "fullDescription": "message",
        "help": "message",
        "defaultConfiguration": "configuration",
    },
    "configuration": {"level": {"error", "warning"}},
    "message": {"text*": str, "markdown": str},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": {"error", "warning"},
        "message*": "message",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "suppressions": ["suppression"],
    },
    "suppression": {"kind*": {"inSource"}, "justification": str},
    "location": {"id": int, "physicalLocation": "physical", "message": "message"},
    "physical": {"artifactLocation": "artifact", "region": "region"},
    "artifact": {"uri": str, "uriBaseId": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
}


def faults(value, shape, where="log"):
    """Yield what in a value is not of a shape."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where} is no list"
            return
        for number, item in enumerate(value):
            yield from faults(item, shape[0], f"{where}[{number}]")
    elif isinstance(shape, str) and shape in OBJECTS:
        fields = {name.rstrip("*"): inner for name, inner in OBJECTS[shape].items()}
        required = {name[:-1] for name in OBJECTS[shape] if name.endswith("*")}
        yield from (f"{where}.{name} is missing" for name in required - value.keys())
        for name, inner in value.items():
            if name in fields:
                yield from faults(inner, fields[name], f"{where}.{name}")
            else:
                yield f"{where}.{name} is unknown"
    elif not (
        value in shape if isinstance(shape, set) else value == shape if isinstance(shape, str) else type(value) is shape
    ):
        yield f"{where} is {value!r}"


@pytest.fixture(scope="module")
def run(problems, root):
    log = json.loads(format_sarif(problems, root, "1.2.3"))
    assert list(faults(log, "log")) == []
    return log["runs"][0]


def test_sarif_describes_every_rule_with_its_help(run):
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in rules.CATALOGUE]
    for rule in described:
        assert rule["help"]["text"].strip()
        assert "```yaml\n" in rule["help"]["markdown"]
        assert "`" not in rule["help"]["text"]


def test_sarif_points_every_result_at_its_rule_and_its_place(run):
    described = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == described[result["ruleIndex"]]["defaultConfiguration"]["level"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert 1 <= region["startColumn"] <= region["endColumn"]
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "claims/fair.yml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 6, "startColumn": 5, "endLine": 6, "endColumn": 9},
    }
    assert [related["message"]["text"] for related in first["relatedLocations"]] == ["first given here"]


def test_sarif_keeps_what_is_ignored_as_suppressed(run):
    suppressed = [result for result in run["results"] if result["suppressions"]]
    assert [result["suppressions"] for result in suppressed] == [
        [{"kind": "inSource", "justification": "The grade is being argued about."}]
    ]
    assert len(run["results"]) == 4


def test_sarif_addresses_are_uris(tmp_path):
    found = Problems()
    found.add(rules.BAD_ENCODING.at(Place("claims/é b.yml"), byte="0xE9"))
    result = json.loads(format_sarif(found, tmp_path, "1"))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "claims/%C3%A9%20b.yml"
    assert re.fullmatch(r"[\x21-\x7e]+", uri)


@pytest.mark.parametrize("git", [True, False], ids=["in a repository", "in a workspace"])
def test_annotations_name_files_from_the_top_of_the_repository(git, tmp_path, monkeypatch):
    write_with(tmp_path / "maps/square", "claims/fair.yml", FAIR)
    if git:
        (tmp_path / ".git").mkdir()
    else:
        monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    root = tmp_path / "maps/square"
    found = check(Project(root))
    told = format_github(found, root)
    assert told.count("::error file=maps/square/claims/fair.yml,") == 2
    assert "%0Amaps/square/claims/fair.yml:5:5: first given here" in told
    results = json.loads(format_sarif(found, root, "1"))["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"] for each in results]
    assert {place["artifactLocation"]["uri"] for place in places} == {"maps/square/claims/fair.yml"}
    assert "maps" not in format_text(found, root) + format_json(found, root)


def test_annotations_name_files_from_the_working_folder_where_there_is_no_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    write_with(tmp_path / "square", "claims/fair.yml", FAIR)
    assert "file=square/claims/fair.yml" in format_github(check(Project(tmp_path / "square")), tmp_path / "square")
