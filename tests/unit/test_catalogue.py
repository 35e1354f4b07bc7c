"""The catalogue explains every rule, and its examples are true: each is tried on a small argument."""

import pytest
from market_square import SOUND, write_with

from claimgraph.diagnostics import rules
from claimgraph.diagnostics.catalogue import catalogue
from claimgraph.pipeline import Project, check

ARTICLES = {article.rule.code: article for article in catalogue()}

NOT_A_TEXT = {
    "ambiguous-claim": "the fault takes two maps",
    "no-argument": "the fault is a file that is not there",
    "not-a-file": "the fault is a folder in place of a file",
    "bad-name": "the fault is the name of a file",
    "bad-encoding": "a page is UTF-8 and cannot show the fault",
    "text-empty": "the fault is a file with nothing in it",
    "not-text": "a page cannot show the character",
    "large-file": "the fault is the size of a file",
    "many-faults": "the fault is that there are so many",
    "too-long": "the fault is the length of a text",
    "too-many": "the fault is the length of a list",
}
"""Codes whose example is no text that could be set into a file, and why. Their cases are in test_cases.py."""

ALONG_WITH_IT = {
    "unknown-code": {"ungraded-evidence"},  # which the code was meant to ignore
    "ignored-error": {"quote-mismatch"},  # which cannot be ignored
}
"""What the bad example of a code cannot but break too."""


DATED = {"early-outcome"}
"""Codes of what there is only where the argument has a day of *then*, and the last of its sources a date."""


def found(tmp_path, example, code):
    write_with(tmp_path, example.file, example.text)
    if code in DATED:
        for file, line in (("argument", "as-of: 1921-05-10\n"), ("sources/papers", "  date: 1921-05-09\n")):
            with (tmp_path / f"claims/{file}.yml").open("a", encoding="utf-8") as there:
                there.write(line)
    return [problem.rule.code for problem in check(Project(tmp_path))]


def test_the_argument_that_the_examples_are_set_into_is_sound(tmp_path):
    write_with(tmp_path, "letter.txt", SOUND["letter.txt"])
    assert list(check(Project(tmp_path))) == []


def test_every_rule_has_an_article_in_the_order_of_the_rules():
    assert list(ARTICLES) == [rule.code for rule in rules.CATALOGUE]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_every_article_says_what_it_is_why_it_matters_and_how_to_mend_it(article):
    for text in (article.title, article.what, article.why, article.mend, article.bad.text, article.good.text):
        assert text.strip()
    assert not article.title.endswith(".")
    assert all(text.rstrip().endswith((".", ").")) for text in (article.what, article.why, article.mend))
    assert (article.bad.file, article.bad.text) != (article.good.file, article.good.text)


@pytest.mark.parametrize("code", [code for code in ARTICLES if code not in NOT_A_TEXT])
def test_the_bad_example_breaks_its_rule_and_no_other(code, tmp_path):
    assert set(found(tmp_path, ARTICLES[code].bad, code)) == {code} | ALONG_WITH_IT.get(code, set())


@pytest.mark.parametrize("code", [code for code in ARTICLES if code not in NOT_A_TEXT])
def test_the_mended_example_breaks_none(code, tmp_path):
    assert found(tmp_path, ARTICLES[code].good, code) == []
