"""Messages in templates: ``{% trans %}`` and ``_("…")`` in the language that is spoken when a template is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.language.catalogues import nearest, words_of
from claimgraph.language.speech import current

if TYPE_CHECKING:
    from gettext import NullTranslations

    from jinja2 import Environment

I18N = "jinja2.ext.i18n"


def install_words(environment: Environment, language: str | None = None) -> None:
    """Let templates hold messages. Compiled templates stay the same in every language.

    Args:
        environment: where the templates are loaded.
        language: always speak this; by default what is spoken when a template is filled in.
    """

    def words() -> NullTranslations:
        return words_of(current() if language is None else nearest(language))

    environment.add_extension(I18N)
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        gettext=lambda message: words().gettext(message),
        ngettext=lambda one, many, number: words().ngettext(one, many, number),
        pgettext=lambda context, message: words().pgettext(context, message),
        npgettext=lambda context, one, many, number: words().npgettext(context, one, many, number),
        newstyle=True,
    )
