"""How the code is laid out is written down as it is, and what is promised to other programs is there."""

import inspect
from pathlib import Path

import architecture
import pytest

import claimgraph
from claimgraph import Problems, Project, Word, judge, link, load

SQUARE = Path(__file__).parents[1] / "arguments/well"


@pytest.mark.parametrize("package", architecture.packages(), ids=lambda package: package.name)
def test_every_package_says_why_it_is_there_and_names_its_files(package):
    about, _, files = architecture.docstring(package / "__init__.py").partition(architecture.FILES)
    assert "may" in about
    assert "enter" in about
    assert files.strip() == architecture.listed(package)


def test_every_module_begins_with_what_it_is():
    for file in sorted(architecture.CODE.rglob("*.py")):
        assert architecture.first_line(file).endswith((".", "?")), file


def test_the_page_of_the_architecture_is_up_to_date():
    assert architecture.PAGE.read_text("utf-8") == architecture.page()


def test_what_is_promised_is_all_there_documented_and_nothing_else():
    homes = [name for names in claimgraph._HOMES.values() for name in names]  # noqa: SLF001
    assert sorted(homes) == claimgraph.__all__ == sorted(set(claimgraph.__all__))
    for name in claimgraph.__all__:
        assert inspect.getdoc(getattr(claimgraph, name)), name
    with pytest.raises(AttributeError, match="no attribute 'utils'"):
        claimgraph.utils  # noqa: B018


def test_the_page_of_the_interface_names_all_of_it():
    page = (architecture.ROOT / "docs/guides/python.md").read_text("utf-8")
    assert [name for name in claimgraph.__all__ if f"`{name}`" not in page] == []


def test_a_program_judges_an_argument_with_what_is_promised():
    problems = Problems()
    argument = load(Project(SQUARE), problems)
    judgement = judge(link(argument, problems), problems)
    assert {judgement.now.word(id_) for id_ in argument.claims} <= set(Word)
