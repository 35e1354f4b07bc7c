"""Words of the interface are looked up in the language of the site; catalogues hold what the code says, whole."""

import ast
import re
from datetime import date
from functools import cache

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from words import CALLS, CODE
from words import collected as collect

from claimgraph import language
from claimgraph.language import browser_words, catalogues, pseudo, templates

collected = cache(collect)
PLACES = re.compile(r"%\(\w+\)[sd]|%%|\{\w+(?::,)?\}")
TAGS = re.compile(r"<[^>]+>")
ONE, MANY = "%(number)s claim", "%(number)s claims"


def keys(catalogue):
    return {(each.id, each.context) for each in catalogue if each.id}


def test_no_message_stands_within_a_formatted_string_where_the_collecting_program_does_not_see_it():
    hidden = [
        f"{path.relative_to(CODE)}:{call.lineno}"
        for path in CODE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in CALLS
        and any(isinstance(each, ast.Constant) for each in call.args)
    ]
    assert hidden == []


def is_complete(catalogue):
    return "Complete: yes" in catalogue.header_comment.splitlines()[-1]


def forms(said):
    return [said] if isinstance(said, str) else list(said)


def test_every_message_of_the_code_is_in_the_list_that_translators_get():
    with catalogues.TEMPLATE.open("rb") as file:
        listed = read_po(file)
    missing, gone = keys(collected()) - keys(listed), keys(listed) - keys(collected())
    assert not missing, "run `make words`"
    assert not gone, "run `make words`"


@pytest.mark.parametrize("tag", catalogues.languages())
class TestEachCatalogue:
    def test_has_the_messages_of_the_code(self, tag):
        assert keys(catalogues.read_catalogue(tag)) == keys(collected()), "run `make words`"

    def test_keeps_in_every_translation_the_places_of_values_and_the_tags(self, tag):
        for each in catalogues.read_catalogue(tag):
            english = forms(each.id)
            for said in forms(each.string) if each.id else []:
                # A form for one thing may leave its number out, in any language.
                fewest = set.intersection(*(set(PLACES.findall(form)) for form in english)) - {"%(number)s"}
                most = set.union(*(set(PLACES.findall(form)) for form in english)) | {"%(number)s"}
                found = set(PLACES.findall(said))
                assert not said or fewest <= found <= (most if len(english) > 1 else set(PLACES.findall(english[0])))
                assert not said or sorted(TAGS.findall(said)) == sorted(TAGS.findall(english[-1]))

    def test_brings_no_mark_of_html_into_an_attribute(self, tag):
        for each in catalogues.read_catalogue(tag):
            for said in forms(each.string) if each.id else []:
                assert '"' not in TAGS.sub("", said) or '"' in forms(each.id)[0], said

    def test_leaves_nothing_out_once_it_says_so(self, tag):
        catalogue = catalogues.read_catalogue(tag)
        if is_complete(catalogue):
            assert [each.id for each in catalogue if each.id and not all(forms(each.string))] == []
            assert [each.id for each in catalogue if each.id and each.fuzzy] == []


def test_english_needs_no_catalogue():
    assert language.current() == "en"
    assert language.gettext("Stands") == "Stands"
    assert language.gettext("%(share)s%% of %(what)s", share=5, what="it") == "5% of it"
    assert language.ngettext(ONE, MANY, 1) == "1 claim"
    assert language.ngettext(ONE, MANY, 0) == "0 claims"
    assert language.pgettext("number", "no") == "no"


def test_a_language_is_spoken_for_a_block():
    with language.speaking(pseudo.PSEUDO):
        assert language.gettext("<b>Is</b> %(it)s?", it="x") == "⟦<b>Íš</b> x?⟧"
        assert language.ngettext(ONE, MANY, 2) == "⟦2 ćĺáíɱš⟧"
        with language.speaking("en"):
            assert language.gettext("Is it?") == "Is it?"
        assert language.current() == pseudo.PSEUDO
    assert language.gettext("Is it?") == "Is it?"


@pytest.mark.parametrize("tag", ["tlh", "en-GB", "en", ""])
def test_a_language_without_a_catalogue_is_spoken_as_english(tag):
    with language.speaking(tag):
        assert language.current() == "en"


@given(st.text())
def test_the_made_up_language_says_nothing_in_plain_letters(text):
    without = re.sub(r"[%<>&{}]", "", text)
    assert not re.search("[a-zA-Z]", pseudo.accented(without))


def test_english_lists_and_dates_are_those_of_britain():
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - slow to load
    from babel.lists import format_list  # noqa: PLC0415

    for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"]):
        assert language.listing(parts) == format_list(parts, locale="en_GB")
    assert language.listing(["a", "b", "c"], "or") == format_list(["a", "b", "c"], style="or", locale="en_GB")
    for month in range(1, 13):
        some = date(1921, month, 3)
        assert language.day(1921, month, 3) == format_date(some, "long", locale="en_GB")
        assert language.day(1921, month) == format_skeleton("yMMMM", some, locale="en_GB")
    assert language.day(1921) == "1921"


def test_the_scripts_of_an_english_site_bring_their_own_words():
    assert browser_words.browser_words("en") is None
    assert b"window.__cgWords={" in browser_words.browser_words(pseudo.PSEUDO)


def test_a_compiled_template_is_filled_in_in_any_language():
    environment = Environment(
        autoescape=True,
        loader=DictLoader(
            {"page": "{% trans count=n, who=who %}\n  one <b>of</b> {{ who }}\n{% pluralize %}many{% endtrans %}"}
        ),
    )
    templates.install_words(environment)
    template = environment.get_template("page")
    assert template.render(n=1, who="<i>") == "one <b>of</b> &lt;i&gt;"
    with language.speaking(pseudo.PSEUDO):
        assert template.render(n=1, who="<i>") == "⟦óñé <b>óƒ</b> &lt;i&gt;⟧"
        assert template.render(n=2, who="") == "⟦ɱáñý⟧"
    assert template.render(n=2, who="") == "many"


def test_messages_are_found_wherever_words_are():
    found = keys(collected())
    assert ("one", "number") in found
    assert ("beyond doubt", "standard of proof") in found
    assert ("Can A do X?", None) in found
    assert isinstance(collected(), Catalog)


GERMAN = """\
# Complete: no
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Stands, <b>%(what)s</b>"
msgstr "Steht, <b>%(what)s</b>"

msgctxt "number"
msgid "two"
msgstr "zwei"

#: claimgraph/site/assets/first.js claimgraph/site/wording.py
msgid "%(number)s finding"
msgid_plural "%(number)s findings"
msgstr[0] "%(number)s Befund"
msgstr[1] "%(number)s Befunde"

#, fuzzy
msgid "Only guessed"
msgstr "Nur geraten"

#: claimgraph/site/assets/search/search.js
msgctxt "side"
msgid "for"
msgstr "dafür"
"""


@pytest.fixture
def german(tmp_path, monkeypatch):
    """A catalogue of German with a few messages, in the place of all catalogues."""
    (tmp_path / "de").mkdir()
    (tmp_path / "de/claimgraph.po").write_text(GERMAN, "utf-8")
    kept = (catalogues.languages, catalogues.nearest, catalogues.words_of, browser_words.browser_words)
    for each in kept:
        each.cache_clear()
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    with language.speaking("de-AT"):
        yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("german")
class TestALanguageWithACatalogue:
    def test_says_what_its_translators_wrote(self):
        assert language.current() == "de"
        assert language.gettext("Stands, <b>%(what)s</b>", what="es") == "Steht, <b>es</b>"
        assert language.ngettext("%(number)s finding", "%(number)s findings", 1) == "1 Befund"
        assert language.number_of("%(number)s finding", "%(number)s findings", 2) == "zwei Befunde"
        assert language.pgettext("side", "for") == "dafür"

    def test_says_in_english_what_is_not_translated_or_doubtful(self):
        assert language.gettext("Not there") == "Not there"
        assert language.gettext("Only guessed") == "Only guessed"

    def test_writes_dates_lists_and_numbers_as_its_readers_do(self):
        assert language.day(1921, 5, 3) == "3. Mai 1921"
        assert language.day(1921, 5) == "Mai 1921"
        assert language.short_day(None, 5, 3) == "3. Mai"
        assert language.listing(["eins", "zwei", "drei"]) == "eins, zwei und drei"
        assert language.listing(["eins", "zwei"], "or") == "eins oder zwei"
        assert (language.decimal(0.5, 2), language.whole(12345)) == ("0,50", "12.345")
        assert language.language_name("ja") == "Japanisch"

    def test_gives_the_scripts_their_words_and_no_others(self):
        told = browser_words.browser_words("de").decode()
        assert told == (
            'window.__cgWords={"%(number)s finding":["%(number)s Befund","%(number)s Befunde"],'
            '"side\\u0004for":"dafür"};\n'
            "window.__cgPlural=n=>Number((n != 1));\n"
        )

    def test_leaves_english_as_it_is_elsewhere(self):
        with language.speaking("en"):
            assert language.ngettext("%(number)s finding", "%(number)s findings", 2) == "2 findings"
            assert language.listing(["a", "b", "c"]) == "a, b and c"
