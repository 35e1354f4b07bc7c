"""Why a claim has its status, in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.judging.status_reasons import StatusReasons
from claimgraph.judging.words import Word
from claimgraph.site.wording import count, listing, sentence


def why(reasons: StatusReasons) -> str:
    """Return one or two sentences of prose on why a claim has its status; claims are named as ``[[id]]``."""
    return _WHY[reasons.word](reasons)


def without_names(sentence: str) -> str:
    """Return a sentence of `why` without the names of objections that stand in brackets behind their number."""
    return re.sub(r" \(\[\[[^)]*\]\]\)", "", sentence)


def _why_it_stands(reasons: StatusReasons) -> str:
    return f"{sentence(_supports(reasons))} {'supports' if _is_one(reasons) else 'support'} it. {_against(reasons)}"


def _against(reasons: StatusReasons) -> str:
    if against := _speak_against(reasons):
        return f"{sentence(against)}, but too weakly."
    return "What speaks against it does not hold." if reasons.is_opposed else "Nothing speaks against it."


def _why_if_granted(reasons: StatusReasons) -> str:
    grants = reasons.needed_grants
    if grants is None:
        return f"It stands only if you grant claims further down. {_against(reasons)}"
    if grants == (reasons.claim.id,):
        return f"The evidence alone is not enough: it stands only if you grant it. {_against(reasons)}"
    return f"It stands only if you grant {_claims(grants)}. {_against(reasons)}"


def _why_as_given(reasons: StatusReasons) -> str:
    return f"It is taken as given: nothing here shows it. {_against(reasons)}"


def _why_contested(reasons: StatusReasons) -> str:
    against = _speak_against(reasons)
    if reasons.draws_here:
        supports = _supports(reasons)
        pro = (
            f"{sentence(supports)} {'speaks' if _is_one(reasons) else 'speak'} for it" if supports else "It is granted"
        )
        if not against:
            return f"{pro}, but its standard of proof asks for more."
        return f"{pro}, and {against}. Neither side clearly wins."
    if reasons.contested:
        return f"It rests on something contested: {_claims(reasons.contested)}."
    if against:
        holds = "that holds" if _opponent_count(reasons) == 1 else "they hold"
        return f"{sentence(against)}. Whether {holds} is contested."
    return "The reason for it is contested."


def _why_outweighed(reasons: StatusReasons) -> str:
    supports = _supports(reasons)
    weigh = "weighs" if _is_one(reasons) else "weigh"
    rest = f"{sentence(supports)} for it {weigh} less." if supports else "Nothing that holds speaks for it."
    return f"{sentence(_speak_against(reasons))}. {rest}"


def _why_cut_off(reasons: StatusReasons) -> str:
    if reasons.cut_off_by:
        breaks = _verb(reasons.cut_off_by, "breaks", "break")
        return f"The reason for it fails: {_claims(reasons.cut_off_by)} {breaks} it."
    if reasons.missing:
        return _needs(reasons)
    against = _speak_against(reasons) or "other claims speak against it"
    return f"{sentence(against)}. Without that it would stand."


def _why_weak(reasons: StatusReasons) -> str:
    supports = sentence(_supports(reasons) or "what is found")
    return f"{supports} for it {'is' if _is_one(reasons) else 'are'} too little: its standard of proof asks for more."


def _why_nothing_found(reasons: StatusReasons) -> str:
    if reasons.later and not reasons.missing:
        return "Evidence was looked for. All that was found is later or undated."
    return f"Evidence was looked for and not found.{_rest(reasons)}"


def _why_not_examined(reasons: StatusReasons) -> str:
    if reasons.later and not reasons.missing:
        return "Nothing speaks for it yet: all that was found is later or undated."
    return f"Nothing here speaks for it, and no search is on record.{_rest(reasons)}"


def _why_no_reason(reasons: StatusReasons) -> str:
    return _needs(reasons) if reasons.missing else "No reason that holds is given for it."


def _why_circular(_: StatusReasons) -> str:
    return "Its only support runs through itself."


def _rest(reasons: StatusReasons) -> str:
    """Return what else is known about a claim for which nothing speaks."""
    if reasons.missing:
        return f" {_needs(reasons)}"
    against = _speak_against(reasons)
    return f" {sentence(against)}." if against else ""


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
    do = _verb(reasons.missing, "does", "do")
    return f"The reason for it needs {_claims(reasons.missing)}, which {do} not stand."


def _verb(things: Sequence[object], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _supports(reasons: StatusReasons) -> str:
    parts = []
    if reasons.findings_for:
        origins = reasons.origins_for
        shared = f" from {count(origins, 'origin')}" if origins < len(reasons.findings_for) else ""
        parts.append(count(len(reasons.findings_for), "finding") + shared)
    if reasons.reasons:
        failing = len(reasons.claim.because) - len(reasons.reasons)
        rest = f" ({count(failing, 'more fails', 'more fail')})" if failing else ""
        parts.append(count(len(reasons.reasons), "reason") + rest)
    return listing(parts)


def _is_one(reasons: StatusReasons) -> bool:
    return len(reasons.findings_for) + len(reasons.reasons) == 1


def _speak_against(reasons: StatusReasons) -> str:
    """Return who speaks against a claim, with the verb; empty where nobody does."""
    parts = []
    if reasons.findings_against:
        parts.append(count(len(reasons.findings_against), "finding"))
    if reasons.objections:
        objections = tuple(item.claim.id for item in reasons.objections)
        named = f" ({_claims(objections)})" if len(objections) <= _NAMED else ""
        parts.append(count(len(objections), "objection") + named)
    if not parts:
        return ""
    return f"{listing(parts)} {'speaks' if _opponent_count(reasons) == 1 else 'speak'} against it"


def _opponent_count(reasons: StatusReasons) -> int:
    return len(reasons.findings_against) + len(reasons.objections)


_NAMED = 2
"""Up to this many claims are named in a sentence."""


def _claims(ids: Sequence[str]) -> str:
    named = [f"[[{id_}]]" for id_ in ids[:_NAMED]]
    more = len(ids) - len(named)
    return listing([*named, f"{count(more, 'more', 'more')}"] if more else named)
