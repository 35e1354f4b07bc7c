"""Comparison → digest: look up names, statuses and words, and separate evidence from claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from claimgraph.argument.field_types import is_date
from claimgraph.argument.files import FileKind
from claimgraph.argument.fingerprint import Part, Rest
from claimgraph.argument.model import Argument, Claim, PartialDate
from claimgraph.argument.things import Thing
from claimgraph.compare import words
from claimgraph.compare.comparison import Comparison, Edition
from claimgraph.compare.difference import Change, Edit, How, Stale, Within, reworded
from claimgraph.compare.digest import (
    CauseView,
    CausingEdit,
    Digest,
    EditView,
    GroundView,
    Line,
    MovedView,
    MoveView,
    Named,
    PartView,
    ShiftView,
    StaleView,
    VersionView,
)
from claimgraph.compare.movement import Cause, Move, Movement, Shift, Way
from claimgraph.judging.model import Standing
from claimgraph.language import gettext, in_a_row, message, number_of, plural
from claimgraph.site import statuses, wording
from claimgraph.site.links import claim_path, source_path
from claimgraph.site.views import StatusView

FIRST_ERRORS = 5
"""How many errors of a version are shown."""
SHORT_HASH = 10


def digest(comparison: Comparison) -> Digest:
    """Return a comparison in readers' words."""
    with statuses.called(comparison.difference.after.argument.verdicts):
        return _DigestMaker(comparison).digest()


class _DigestMaker:
    """Looks up names, statuses and words for one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.before: Argument = comparison.difference.before.argument
        self.after: Argument = comparison.difference.after.argument
        day = self.after.as_of or self.before.as_of
        self.as_of = wording.day(day) if day else None

    def digest(self) -> Digest:
        found = self.comparison.difference
        roots = {root.id for root in self.after.roots}
        moved = list(self._moved())
        return Digest(
            before=_version(self.comparison.before),
            after=_version(self.comparison.after),
            summary=self._summary(moved),
            judged=self.comparison.movement is not None,
            headline=tuple(view for view in moved if view.claim.id in roots),
            moved=tuple(view for view in moved if view.claim.id not in roots),
            added=tuple(self._claims(How.ADDED)),
            removed=tuple(self._claims(How.REMOVED)),
            changed=tuple(filter(_is_told, self._claims(How.CHANGED, evidence=False))),
            evidence=tuple(filter(_has_parts, self._claims(How.CHANGED, evidence=True))),
            sources=tuple(map(self.edit, found.of(Thing.SOURCE))),
            frame=tuple(self.edit(edit) for edit in found.edits if edit.entry not in {Thing.CLAIM, Thing.SOURCE}),
            stale=tuple(map(self._stale, found.stale)),
            unread=found.unread,
        )

    def _stale(self, stale: Stale) -> StaleView:
        return StaleView(self.claim(stale.claim), tuple(map(self._ground, stale.because)))

    def _claims(self, how: How, *, evidence: bool | None = None) -> Iterator[EditView]:
        edits = self.comparison.difference.of(Thing.CLAIM)
        return (self.edit(edit, evidence=evidence) for edit in edits if edit.how is how)

    def _ground(self, part: Part) -> GroundView:
        """Name a part of what a claim rests on."""
        named = self._field if part.what is Rest.OWN else self.claim if part.names_claims else self.source
        return GroundView(gettext(part.words), tuple(map(named, part.of)))

    def _field(self, id_: str) -> Named:
        field = self.after.fields.get(id_) or self.before.fields.get(id_)
        return Named(field.name if field else id_, id_)

    def claim(self, id_: str) -> Named:
        """Name a claim, as it is or as it was."""
        claim = self.after.claims.get(id_) or self.before.claims.get(id_)
        path = claim_path(id_) if id_ in self.after.claims else None
        return Named(claim.text, id_, claim.short, path) if claim else Named(id_, id_)

    def source(self, id_: str) -> Named:
        """Name a source, as it is or as it was."""
        source = self.after.sources.get(id_) or self.before.sources.get(id_)
        path = source_path(id_) if id_ in self.after.sources else None
        return Named(source.title, id_, source.publisher, path) if source else Named(id_, id_)

    def _person(self, id_: str) -> Named:
        person = self.after.people.get(id_) or self.before.people.get(id_)
        return Named(person.name if person else id_, id_)

    def _status(self, edit: Edit) -> StatusView | None:
        """Return the status that a claim which was added or removed has or had."""
        edition = self.comparison.before if edit.how is How.REMOVED else self.comparison.after
        if edit.entry is not Thing.CLAIM or edit.how is How.CHANGED or edition.judgement is None:
            return None
        return statuses.STATUSES[edition.judgement.now.word(edit.id)]

    def edit(self, edit: Edit, *, evidence: bool | None = None) -> EditView:
        """Return the view of an edit; on request only the evidence of a claim, or everything but the evidence."""
        changes = [
            change
            for change in edit.changes
            if evidence is None or bool(change.within and change.within.section == "evidence") is evidence
        ]
        claim = (self.after.claims.get(edit.id) or self.before.claims.get(edit.id)) if _is_claim(edit) else None
        return EditView(
            name=self._name(edit),
            entry=words.ENTRIES[edit.entry],
            how=edit.how.value,
            was=edit.was,
            status=self._status(edit),
            about=self._about(claim) if claim else "",
            brought=words.brought(edit),
            lines=tuple(self._line(edit, change) for change in changes if change.within is None),
            parts=tuple(self._parts(edit, [change for change in changes if change.within])),
        )

    def _about(self, claim: Claim) -> str:
        kind = wording.KIND_WORDS.get(claim.kind, claim.kind)
        return gettext("%(kind)s, by %(who)s", kind=kind, who=self._person(claim.by.id).words)

    def _name(self, edit: Edit) -> Named:
        match edit.entry:
            case Thing.CLAIM:
                return self.claim(edit.id)
            case Thing.SOURCE:
                return replace(self.source(edit.id), short="")
            case FileKind.ARGUMENT | FileKind.EXPECTATIONS:
                return Named(wording.sentence(words.ENTRIES[edit.entry]))
        return Named(wording.sentence(f"{words.ENTRIES[edit.entry]} {edit.id}"))

    def _parts(self, edit: Edit, changes: Sequence[Change]) -> Iterator[PartView]:
        for within, grouped in groupby(changes, key=lambda change: change.within):
            if within is None:
                continue
            found = list(grouped)
            whole = next((c for c in found if c.is_of_a_part and c.how is not How.CHANGED), None)
            yield PartView(
                words=words.part_words(edit.entry, within.section),
                of=tuple(self._told_by(edit, within)),
                how=(whole.how if whole else How.CHANGED).value,
                lines=tuple(self._line(edit, change) for change in found if change is not whole),
            )

    def _told_by(self, edit: Edit, within: Within) -> Iterator[Named]:
        if within.section == "gaps":
            yield Named(within.of[0])
        elif within.section == "evidence" and edit.entry is Thing.CLAIM:
            yield from map(self.source, within.of)
        else:
            for id_ in within.of:
                yield self.claim(id_) if id_ in self.after.claims or id_ in self.before.claims else Named(id_, id_)

    def _line(self, edit: Edit, change: Change) -> Line:
        if words.is_prose(change) and change.before is not None and change.after is not None:
            runs = reworded(change.before, change.after)
            return Line(words.label(change), Named(change.before), Named(change.after), runs)
        before, after = (
            None if value is None else self._value(edit, change, value) for value in (change.before, change.after)
        )
        return Line(words.label(change), before, after)

    def _value(self, edit: Edit, change: Change, value: str) -> Named:
        if change.key in {"premises", "undercut"}:
            return self.claim(value)
        if change.key in {"by", "author"} and edit.entry in {Thing.CLAIM, FileKind.ARGUMENT}:
            return self._person(value)
        if change.key == "source":
            return self.source(value)
        if change.key in {"date", "as-of"}:
            return Named(wording.day(PartialDate(value)) if is_date(value) else value)
        return Named(value)

    def _moved(self) -> Iterator[MovedView]:
        movement = self.comparison.movement or Movement((), ())
        moves: dict[str, list[MoveView]] = defaultdict(list)
        shifts: dict[str, list[ShiftView]] = defaultdict(list)
        for move in movement.moves:
            moves[move.claim].append(self._move(move))
        for shift in movement.shifts:
            shifts[shift.claim].append(self._shift(shift))
        for id_ in movement.claims:
            yield MovedView(self.claim(id_), tuple(moves.get(id_, ())), tuple(shifts.get(id_, ())))

    def _move(self, move: Move) -> MoveView:
        clock = words.clock_words(move.clocks, self.as_of)
        before, after = statuses.STATUSES[move.before], statuses.STATUSES[move.after]
        return MoveView(clock, before, after, self._cause(move.cause, ()))

    def _shift(self, shift: Shift) -> ShiftView:
        clock = words.clock_words(shift.clocks, self.as_of)
        return ShiftView(
            clock, wording.figure(shift.before), wording.figure(shift.after), self._cause(shift.cause, shift.tried)
        )

    def _cause(self, cause: Cause, tried: Sequence[Standing]) -> CauseView:
        how = message("%(figure)s with it alone")
        if cause.way is Way.UNDONE:
            how = message("%(figure)s without it")
        figures: list[str | None] = [gettext(how, figure=wording.figure(standing)) for standing in tried]
        edits = (
            CausingEdit(self._name(edit), words.gist(edit), figure)
            for edit, figure in zip(cause.edits, figures or [None] * len(cause.edits), strict=True)
        )
        return CauseView(tuple(edits), "" if tried else words.tail(cause))

    def _summary(self, moved: Sequence[MovedView]) -> str:
        if self.comparison.is_empty:
            return gettext("Nothing changed in the argument.")
        edits = self.comparison.difference.edits
        parts = []
        if self.comparison.movement:
            moves = sum(bool(view.moves) for view in moved)
            parts.append(number_of("%(number)s status moved", "%(number)s statuses moved", moves))
            if shifts := sum(bool(view.shifts) for view in moved):
                parts.append(
                    number_of(
                        "the weights of %(number)s headline moved", "the weights of %(number)s headlines moved", shifts
                    )
                )
        parts += _counted(_CLAIMS, (edit for edit in edits if _is_claim(edit)))
        parts += _counted(_SOURCES, (edit for edit in edits if edit.entry is Thing.SOURCE))
        if stale := len(self.comparison.difference.stale):
            parts.append(number_of("%(number)s review made stale", "%(number)s reviews made stale", stale))
        # Translators: what changed, each with its number, joined by commas.
        return (
            wording.sentence(gettext("%(changes)s.", changes=in_a_row(parts))) if parts else gettext("Nothing moved.")
        )


def _is_told(view: EditView) -> bool:
    return bool(view.lines or view.parts or view.was)


def _has_parts(view: EditView) -> bool:
    return bool(view.parts)


def _is_claim(edit: Edit) -> bool:
    return edit.entry is Thing.CLAIM


_CLAIMS = {
    How.ADDED: plural("%(number)s claim added", "%(number)s claims added"),
    How.REMOVED: plural("%(number)s claim removed", "%(number)s claims removed"),
    How.CHANGED: plural("%(number)s claim changed", "%(number)s claims changed"),
}
_SOURCES = {
    How.ADDED: plural("%(number)s source added", "%(number)s sources added"),
    How.REMOVED: plural("%(number)s source removed", "%(number)s sources removed"),
    How.CHANGED: plural("%(number)s source changed", "%(number)s sources changed"),
}


def _counted(forms: Mapping[How, tuple[str, str]], edits: Iterable[Edit]) -> Iterator[str]:
    found = list(edits)
    for how in How:
        if number := sum(edit.how is how for edit in found):
            yield number_of(*forms[how], number)


def _version(edition: Edition) -> VersionView:
    return VersionView(
        name=edition.name,
        commit=edition.commit[:SHORT_HASH] if edition.commit else None,
        day=wording.day(PartialDate(edition.day)) if edition.day else None,
        errors=tuple(f"{each.place}: {each.message} [{each.rule.code}]" for each in edition.errors[:FIRST_ERRORS]),
        more_errors=max(0, len(edition.errors) - FIRST_ERRORS),
    )
