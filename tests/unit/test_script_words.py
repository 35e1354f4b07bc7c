"""The messages of scripts are collected for translators, and reach the browser with their translations."""

import json
import re
from pathlib import Path

import pytest

import claimgraph
from claimgraph.language.browser_words import browser_words
from claimgraph.language.pseudo import PSEUDO, pseudo

CODE = Path(claimgraph.__file__).parent
SCRIPTS = [
    path
    for folder in (CODE / "site/assets", CODE / "publish/serving/assets")
    for path in folder.rglob("*.*js")
    if "vendor" not in path.parts and path.suffix in {".js", ".mjs"}
]
CALL = re.compile(r'cgWords(\.[np])?\(\s*"([^"]*)"(?:,\s*"([^"]*)")?')
CONTEXT = "\x04"


@pytest.fixture(scope="module")
def words():
    said = browser_words(PSEUDO).decode().splitlines()[0]
    return json.loads(said.removeprefix("window.__cgWords=").removesuffix(";"))


def test_every_message_of_a_script_is_there_in_the_language_of_the_site(words):
    found = 0
    for script in SCRIPTS:
        for how, first, second in CALL.findall(script.read_text("utf-8")):
            found += 1
            if how == ".n":
                assert words[first] == [pseudo(first), pseudo(second)], script
            elif how == ".p":
                assert words[f"{first}{CONTEXT}{second}"] == pseudo(second), script
            else:
                assert words[first] == pseudo(first), script
    assert found > 100


def test_a_message_of_a_script_is_a_text_in_itself():
    for script in SCRIPTS:
        for start in re.findall(r"cgWords(?:\.[np])?\(\s*([^\s\"])", script.read_text("utf-8")):
            assert script.name == "first.js", f"{script} puts a message together: {start}"
