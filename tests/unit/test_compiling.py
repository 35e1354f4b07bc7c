"""Templates that are compiled in a language say what the same templates say when every message is looked up."""

import pytest
from jinja2 import DictLoader, Environment

from claimgraph.language import speaking
from claimgraph.language.compiling import Translated
from claimgraph.language.pseudo import PSEUDO
from claimgraph.language.templates import install_words
from claimgraph.site.compiled import CompiledTemplates

TEMPLATE = """
{% macro by(who) %}{% trans who %}put forward by {{ who }}, <b>100% of it</b>{% endtrans %}{% endmacro %}
<p title="{{ _("Where you are") }}">{{ by(name) }}{% trans "clock" %}then{% endtrans %}
{% for each in [1, 2] %}{% trans number=each %}{{ number }} fit{% pluralize %}{{ number }} fit{% endtrans %}{% endfor %}
{% set words = {"a": _("Home"), "b": pgettext("page", "Home")} %}{{ words.a ~ words["b"] }}
{{ _("By %(date)s", date=name) }}{{ _("One") if name else _("None") }}{{ given(name) }}</p>
"""


def filled_in(kind, **settings):
    environment = kind(loader=DictLoader({"page": TEMPLATE}), autoescape=True, **settings)
    install_words(environment)
    return environment.get_template("page").render(name="<Ada & Bo>", given=str.upper)


@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_messages_are_the_same_as_when_they_are_looked_up_later(language):
    with speaking(language):
        assert filled_in(Translated) == filled_in(Environment)


def test_values_are_escaped_and_tags_of_messages_are_not():
    assert "put forward by &lt;Ada &amp; Bo&gt;, <b>100% of it</b>" in filled_in(Translated)


def test_a_template_kept_in_one_language_is_not_used_in_another():
    kept = CompiledTemplates()
    english = filled_in(Translated, bytecode_cache=kept)
    with speaking(PSEUDO):
        assert filled_in(Translated, bytecode_cache=kept) == filled_in(Environment) != english
    assert filled_in(Translated, bytecode_cache=kept) == english


def test_a_constant_message_costs_nothing_where_it_is_filled_in():
    environment = Translated(loader=DictLoader({}), autoescape=True)
    install_words(environment)
    code = environment.compile("<p>{% trans %}Where you are{% endtrans %}</p>", raw=True)
    assert "<p>Where you are</p>" in code
    assert "gettext" not in code
