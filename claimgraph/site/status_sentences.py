"""Why a claim has its status, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.judging.status_reasons import StatusReasons
from claimgraph.judging.words import Word
from claimgraph.language import gettext, listing, ngettext, number_of, sentences
from claimgraph.site.wording import sentence


def why(reasons: StatusReasons) -> str:
    """Return one or two sentences of prose on why a claim has its status; claims are named as ``[[id]]``."""
    return _WHY[reasons.word](reasons)


def without_names(sentence: str) -> str:
    """Return a sentence of `why` without the names of objections that stand in brackets behind their number."""
    return re.sub(r" ?[(\uff08]\[\[[^)\uff09]*\]\][)\uff09]", "", sentence)


def _sentences(*told: str) -> str:
    """Return sentences one behind the other; what is empty is left out."""
    return sentences(sentence(each) for each in told if each)


def _why_it_stands(reasons: StatusReasons) -> str:
    supports = ngettext(
        "%(what)s supports it.", "%(what)s support it.", _supporter_count(reasons), what=_supports(reasons)
    )
    return _sentences(supports, _against(reasons))


def _against(reasons: StatusReasons) -> str:
    if against := _opponents(reasons):
        return ngettext(
            "%(what)s speaks against it, but too weakly.",
            "%(what)s speak against it, but too weakly.",
            _opponent_count(reasons),
            what=against,
        )
    if reasons.is_opposed:
        return gettext("What speaks against it does not hold.")
    return gettext("Nothing speaks against it.")


def _why_if_granted(reasons: StatusReasons) -> str:
    grants = reasons.needed_grants
    if grants is None:
        return _sentences(gettext("It stands only if you grant claims further down."), _against(reasons))
    if grants == (reasons.claim.id,):
        alone = gettext("The evidence alone is not enough: it stands only if you grant it.")
        return _sentences(alone, _against(reasons))
    return _sentences(gettext("It stands only if you grant %(claims)s.", claims=_claims(grants)), _against(reasons))


def _why_as_given(reasons: StatusReasons) -> str:
    return _sentences(gettext("It is taken as given: nothing here shows it."), _against(reasons))


def _why_contested(reasons: StatusReasons) -> str:
    if reasons.draws_here:
        return sentence(_draw(reasons))
    if reasons.contested:
        return gettext("It rests on something contested: %(claims)s.", claims=_claims(reasons.contested))
    if against := _opponents(reasons):
        return sentence(
            ngettext(
                "%(what)s speaks against it. Whether that holds is contested.",
                "%(what)s speak against it. Whether they hold is contested.",
                _opponent_count(reasons),
                what=against,
            )
        )
    return gettext("The reason for it is contested.")


def _draw(reasons: StatusReasons) -> str:
    """Return that both sides of a claim itself are too close to tell."""
    supports, against = _supports(reasons), _opponents(reasons)
    if supports:
        # Translators: half of a sentence, which goes on with "but" or "and".
        pro = ngettext("%(what)s speaks for it", "%(what)s speak for it", _supporter_count(reasons), what=supports)
    else:
        # Translators: half of a sentence, which goes on with "but" or "and".
        pro = gettext("It is granted")
    if not against:
        # Translators: %(pro)s is half a sentence, such as "One finding speaks for it".
        return gettext("%(pro)s, but its standard of proof asks for more.", pro=pro)
    con = ngettext(
        # Translators: half of a sentence, behind "and".
        "%(what)s speaks against it",
        "%(what)s speak against it",
        _opponent_count(reasons),
        what=against,
    )
    # Translators: both are half sentences, such as "One finding speaks for it" and "two objections speak against it".
    return gettext("%(pro)s, and %(con)s. Neither side clearly wins.", pro=pro, con=con)


def _why_outweighed(reasons: StatusReasons) -> str:
    if supports := _supports(reasons):
        rest = ngettext(
            "%(what)s for it weighs less.", "%(what)s for it weigh less.", _supporter_count(reasons), what=supports
        )
    else:
        rest = gettext("Nothing that holds speaks for it.")
    return _sentences(_speak_against(reasons), rest)


def _why_cut_off(reasons: StatusReasons) -> str:
    if reasons.cut_off_by:
        return ngettext(
            "The reason for it fails: %(claims)s breaks it.",
            "The reason for it fails: %(claims)s break it.",
            len(reasons.cut_off_by),
            claims=_claims(reasons.cut_off_by),
        )
    if reasons.missing:
        return _needs(reasons)
    against = _speak_against(reasons) or gettext("Other claims speak against it.")
    return _sentences(against, gettext("Without that it would stand."))


def _why_weak(reasons: StatusReasons) -> str:
    if supports := _supports(reasons):
        return sentence(
            ngettext(
                "%(what)s for it is too little: its standard of proof asks for more.",
                "%(what)s for it are too little: its standard of proof asks for more.",
                _supporter_count(reasons),
                what=supports,
            )
        )
    return gettext("What is found for it is too little: its standard of proof asks for more.")


def _why_nothing_found(reasons: StatusReasons) -> str:
    if reasons.later and not reasons.missing:
        return gettext("Evidence was looked for. All that was found is later or undated.")
    return _sentences(gettext("Evidence was looked for and not found."), _rest(reasons))


def _why_not_examined(reasons: StatusReasons) -> str:
    if reasons.later and not reasons.missing:
        return gettext("Nothing speaks for it yet: all that was found is later or undated.")
    return _sentences(gettext("Nothing here speaks for it, and no search is on record."), _rest(reasons))


def _why_no_reason(reasons: StatusReasons) -> str:
    return _needs(reasons) if reasons.missing else gettext("No reason that holds is given for it.")


def _why_circular(_: StatusReasons) -> str:
    return gettext("Its only support runs through itself.")


def _rest(reasons: StatusReasons) -> str:
    """Return what else is known about a claim for which nothing speaks."""
    return _needs(reasons) if reasons.missing else _speak_against(reasons)


_WHY = {
    Word.STANDS: _why_it_stands,
    Word.IF_GRANTED: _why_if_granted,
    Word.AS_GIVEN: _why_as_given,
    Word.CONTESTED: _why_contested,
    Word.OUTWEIGHED: _why_outweighed,
    Word.CUT_OFF: _why_cut_off,
    Word.WEAK: _why_weak,
    Word.NOTHING_FOUND: _why_nothing_found,
    Word.NOT_EXAMINED: _why_not_examined,
    Word.NO_REASON: _why_no_reason,
    Word.CIRCULAR: _why_circular,
}


def _needs(reasons: StatusReasons) -> str:
    return ngettext(
        "The reason for it needs %(claims)s, which does not stand.",
        "The reason for it needs %(claims)s, which do not stand.",
        len(reasons.missing),
        claims=_claims(reasons.missing),
    )


def _supports(reasons: StatusReasons) -> str:
    """Return what supports a claim, as the subject of a sentence; empty where nothing does."""
    parts = []
    if reasons.findings_for:
        found = number_of("%(number)s finding", "%(number)s findings", len(reasons.findings_for))
        if reasons.origins_for < len(reasons.findings_for):
            found = number_of(
                "%(findings)s from %(number)s origin",
                "%(findings)s from %(number)s origins",
                reasons.origins_for,
                findings=found,
            )
        parts.append(found)
    if reasons.reasons:
        given = number_of("%(number)s reason", "%(number)s reasons", len(reasons.reasons))
        if failing := len(reasons.claim.because) - len(reasons.reasons):
            given = number_of(
                "%(reasons)s (%(number)s more fails)", "%(reasons)s (%(number)s more fail)", failing, reasons=given
            )
        parts.append(given)
    return listing(parts)


def _supporter_count(reasons: StatusReasons) -> int:
    return len(reasons.findings_for) + len(reasons.reasons)


def _speak_against(reasons: StatusReasons) -> str:
    """Return a sentence on who speaks against a claim; empty where nobody does."""
    if not (against := _opponents(reasons)):
        return ""
    return ngettext("%(what)s speaks against it.", "%(what)s speak against it.", _opponent_count(reasons), what=against)


def _opponents(reasons: StatusReasons) -> str:
    """Return who speaks against a claim, as the subject of a sentence; empty where nobody does."""
    parts = []
    if reasons.findings_against:
        parts.append(number_of("%(number)s finding", "%(number)s findings", len(reasons.findings_against)))
    if reasons.objections:
        objections = tuple(item.claim.id for item in reasons.objections)
        brought = number_of("%(number)s objection", "%(number)s objections", len(objections))
        if len(objections) <= _NAMED:
            # Translators: the names stand in round brackets in every language, so that they can be left out.
            brought = gettext("%(objections)s (%(names)s)", objections=brought, names=_claims(objections))
        parts.append(brought)
    return listing(parts)


def _opponent_count(reasons: StatusReasons) -> int:
    return len(reasons.findings_against) + len(reasons.objections)


_NAMED = 2
"""Up to this many claims are named in a sentence."""


def _claims(ids: Sequence[str]) -> str:
    named = [f"[[{id_}]]" for id_ in ids[:_NAMED]]
    more = len(ids) - len(named)
    return listing([*named, number_of("%(number)s more", "%(number)s more", more)] if more else named)
