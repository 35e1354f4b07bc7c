"""What differs between two versions of an argument: in what is claimed, not in the files."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from market_square import SOUND
from small_arguments import HERE, argument, claim, finding, ref, source, two_versions
from tries import tries

from claimgraph.argument import model as m
from claimgraph.argument.areas import Area
from claimgraph.argument.assemble import read
from claimgraph.argument.clocks import Clock
from claimgraph.argument.fingerprint import fingerprint
from claimgraph.argument.things import Thing
from claimgraph.compare.difference import Fate, How, Version, difference, reworded
from claimgraph.diagnostics import Problems


def edits(before, after):
    return difference(Version(before), Version(after)).edits


def told(before, after):
    """Every change, in short."""
    return [
        (edit.id, change.key, change.before, change.after, change.within.of if change.within else None)
        for edit in edits(before, after)
        for change in edit.changes
    ]


def of_claim(one, other):
    """The changes between two versions of one claim among others."""
    rest = [claim(id_) for id_ in ("b", "c", "d")]
    sources = [source("s"), source("t")]
    return [
        change[1:] for change in told(argument(one, *rest, sources=sources), argument(other, *rest, sources=sources))
    ]


def marked(before, after):
    shown = {Fate.KEPT: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}
    return "".join(shown[run.fate].format(run.text) for run in reworded(before, after))


def test_another_order_or_place_is_no_change():
    one = claim(
        "a", because=[("b", ""), ("c", "")], objections=[("d", None, "")], evidence=[finding("s"), finding("t")]
    )
    other = claim(
        "a", because=[("c", ""), ("b", "")], objections=[("d", None, "")], evidence=[finding("t"), finding("s")]
    )
    moved = replace(other, place=replace(HERE, line=99))
    assert of_claim(one, moved) == []


def test_a_claim_is_reworded_and_gets_another_kind_holder_and_topic():
    one, other = claim("a", "It rains."), claim("a", "It snows.", kind=m.Kind.VALUE, by=ref("editors"), topic="y")
    assert of_claim(one, other) == [
        ("claim", "It rains.", "It snows.", None),
        ("kind", "fact", "value", None),
        ("by", "clerk", "editors", None),
        ("topic", "x", "y", None),
    ]


def test_a_reason_is_told_by_its_premises_wherever_it_stands():
    one = claim("a", because=[("b", ""), ("c", "")])
    other = claim("a", because=[("c", "b")])
    assert of_claim(one, other) == [("undercut", None, "b", ("c",)), ("because", "b", None, ("b",))]


def test_a_premise_that_joins_or_leaves_a_reason_is_a_change_of_the_reason():
    assert of_claim(claim("a", because=[("bc", "")]), claim("a", because=[("cd", "")])) == [
        ("premises", None, "d", ("c", "d")),
        ("premises", "b", None, ("c", "d")),
    ]


def test_a_reason_that_is_new_says_what_is_in_it():
    assert of_claim(claim("a"), claim("a", because=[("bc", "d")])) == [
        ("because", None, "b, c", ("b", "c")),
        ("undercut", None, "d", ("b", "c")),
    ]


def test_objections_come_and_go_and_may_come_to_outweigh():
    one = claim("a", objections=[("b", None, ""), ("c", None, "")])
    other = claim("a", objections=[("c", "It was measured.", "b"), ("d", None, "")])
    assert of_claim(one, other) == [
        ("outweighs", None, "It was measured.", ("c",)),
        ("undercut", None, "b", ("c",)),
        ("objections", None, "d", ("d",)),
        ("objections", "b", None, ("b",)),
    ]


def test_a_finding_changes_in_stance_grade_and_words():
    one = claim("a", evidence=[finding("s", text="Seen.")])
    other = claim(
        "a", evidence=[finding("s", m.Stance.CONTRADICTS, 4, text="Seen by one."), finding("t", text="Heard.")]
    )
    assert of_claim(one, other) == [
        ("stance", "supports", "contradicts", ("s",)),
        ("finding", "Seen.", "Seen by one.", ("s",)),
        ("credibility", "2", "4", ("s",)),
        ("evidence", None, "t", ("t",)),
        ("stance", None, "supports", ("t",)),
        ("finding", None, "Heard.", ("t",)),
        ("credibility", None, "2", ("t",)),
    ]


def test_two_findings_of_one_source_are_told_apart_by_their_words():
    first, second = finding("s", text="The gate was open."), finding("s", text="Nobody was on the road.")
    later = replace(second, credibility=5)
    assert of_claim(claim("a", evidence=[first, second]), claim("a", evidence=[later, first])) == [
        ("credibility", "2", "5", ("s",))
    ]


def test_a_gap_is_reworded_or_filled():
    one = claim("a", gaps=(m.Gap("The log of the rain gauge.", None), m.Gap("A witness.", None)))
    other = claim("a", gaps=(m.Gap("The whole log of the rain gauge.", "The school."),))
    assert of_claim(one, other) == [
        (
            "gaps",
            "The log of the rain gauge.",
            "The whole log of the rain gauge.",
            ("The whole log of the rain gauge.",),
        ),
        ("where", None, "The school.", ("The whole log of the rain gauge.",)),
        ("gaps", "A witness.", None, ("A witness.",)),
    ]


def test_a_source_is_added_removed_and_regraded():
    found = edits(
        argument(claim("a"), sources=[source("s"), source("t")]),
        argument(claim("a"), sources=[source("s", reliability="D", reliability_why="It sells."), source("u")]),
    )
    assert [(edit.id, edit.how) for edit in found] == [("s", How.CHANGED), ("u", How.ADDED), ("t", How.REMOVED)]
    assert [change.key for change in found[0].changes] == ["reliability", "reliability-why"]


def test_a_stored_copy_that_was_exchanged_is_a_change_of_its_source():
    version = argument(claim("a"), sources=[source("s")])
    (edit,) = difference(Version(version, {"s": "aaa"}), Version(version, {"s": "bbb"})).edits
    assert (edit.id, edit.changes[0].key) == ("s", "stored copy")


def test_headline_conclusions_and_the_day_of_then_are_changes_of_the_argument():
    rest = [claim(id_) for id_ in "ab"]
    assert told(argument(*rest), argument(*rest, roots=("b",), as_of="2022-01-01")) == [
        ("argument", "as-of", None, "2022-01-01", None),
        ("argument", "roots", None, "b", ("b",)),
        ("argument", "roots", "a", None, ("a",)),
    ]


def test_a_claim_with_another_id_and_the_same_words_was_renamed():
    rest = [claim("a", because=[(["old"], "")], note="See [[old]] and [[old|this]]."), claim("old", "It rains.")]
    now = [claim("a", because=[(["new"], "")], note="See [[new]] and [[new|this]]."), claim("new", "It rains.")]
    (edit,) = edits(argument(*rest), argument(*now, roots=("a",)))
    assert (edit.id, edit.was, edit.changes) == ("new", "old", ())


def test_claims_with_the_same_words_are_not_taken_for_each_other():
    before = argument(claim("a"), claim("b", "It rains."), claim("c", "It rains."))
    after = argument(claim("a"), claim("d", "It rains."))
    assert [(edit.id, edit.how) for edit in edits(before, after)] == [
        ("d", How.ADDED),
        ("b", How.REMOVED),
        ("c", How.REMOVED),
    ]


def test_what_the_files_say_was_renamed_is_believed_whatever_the_words():
    noted = (m.Renaming(Thing.CLAIM, ref("old"), ref("new")), m.Renaming(Thing.SOURCE, ref("s"), ref("t")))
    before = argument(claim("old", "It rains.", evidence=[finding("s")]), sources=[source("s")], roots=("old",))
    after = argument(
        claim("new", "It snows.", evidence=[finding("t")]), sources=[source("t", author="T.")], roots=("new",)
    )
    after = replace(after, renamed=noted)
    onwards, back = edits(before, after), edits(after, before)
    assert [(edit.id, edit.was, [c.key for c in edit.changes]) for edit in onwards] == [
        ("new", "old", ["claim"]),
        ("t", "s", ["title", "author"]),
    ]
    assert [(edit.id, edit.was) for edit in back] == [("old", "new"), ("s", "t")]


def test_a_source_and_a_topic_that_were_renamed_are_followed():
    before = argument(claim("a", evidence=[finding("s")]), sources=[source("s", title="The log")])
    after = argument(claim("a", evidence=[finding("t")], topic="y"), sources=[source("t", title="The log")])
    after = replace(after, topics={"y": replace(after.topics["x"], id="y")})
    assert [(edit.entry, edit.id, edit.was, edit.changes) for edit in edits(before, after)] == [
        (Thing.SOURCE, "t", "s", ()),
        (Thing.TOPIC, "y", "x", ()),
    ]


def test_a_review_is_made_stale_by_a_premise_that_was_reworded():
    before = argument(claim("a", because=[("b", "")]), claim("b", "It rains."), claim("c"))
    reviewed = m.Review("2026-01-01", "An editor", fingerprint(before, before.claims["a"]))
    before = replace(before, claims=before.claims | {"a": replace(before.claims["a"], reviewed=(reviewed,))})
    after = replace(before, claims=before.claims | {"b": claim("b", "It pours.")})
    found = difference(Version(before), Version(after))
    assert [(stale.claim, [*map(str, stale.because)]) for stale in found.stale] == [("a", ["the wording of b"])]
    assert difference(Version(after), Version(after)).stale == ()


LEFT_ASIDE = {
    m.Claim: {"id", "place"},
    m.Inference: {"id", "place"},
    m.Objection: {"id", "place"},
    m.Evidence: {"id", "place", "check", "found"},
    m.Source: {"id", "place", "sha256"},
    m.Passage: {"id", "place", "check", "found", "paragraph"},
    m.Person: {"id"},
    m.NamedPlace: {"id"},
    m.Topic: {"id", "place", "claims"},
    m.Rivals: {"id", "place", "columns"},
    m.OwnField: {"id"},
    m.Argument: {"place", "claims", "ignores", "renamed", "lock", "locker"},
}
"""What is no change of the argument: where it stands, what is worked out, what is compared elsewhere."""


GIVEN = {
    "by": ref("d"),
    "scheme": ref("d"),
    "standard": m.Standard.CLEAR,
    "force": m.Force.WEAK,
    "nature": m.Nature.RECORD,
    "turned_out": True,
}
"""What fields have that are empty and take no text."""
OTHERS = {
    bool: lambda it: not it,
    int: lambda it: it + 1,
    str: lambda _: "another",
    type(None): lambda _: "another",
    tuple: lambda it: tuple(_another(each) for each in it if type(each) in OTHERS),
    dict: lambda _: {},
    m.Kind: lambda _: m.Kind.VALUE,
    m.FieldKind: lambda _: m.FieldKind.TEXT,
    m.Shown: lambda _: m.Shown.LISTS,
    m.Stance: lambda _: m.Stance.CONTEXT,
    m.Depth: lambda _: m.Depth.ABSTRACT,
    m.Standard: lambda _: m.Standard.CLEAR,
    m.Relevance: lambda _: m.Relevance.MARGINAL,
    m.Undercut: lambda it: m.Undercut(it.claim, not it.weakens),
    m.Reference: lambda _: ref("d"),
    m.PartialDate: lambda _: m.PartialDate("1999"),
    m.Premise: lambda _: m.Premise(ref("d")),
    m.Gap: lambda _: m.Gap("Something else altogether.", None),
    m.Expectation: lambda _: m.Expectation(ref("d"), "defeated", Clock.THEN),
    Area: lambda _: Area.of([12, 48]),
    m.About: lambda _: m.About(ref("t"), ref("editors")),
}


def _another(value, name=""):
    """A value of the same kind that is different; of a list of parts, none."""
    return GIVEN[name] if value is None and name in GIVEN else OTHERS[type(value)](value)


FULL_REASON = m.Inference(
    "a/because-1", (m.Premise(ref("b")),), "W.", None, {"Q?": "A."}, (m.Undercut(ref("c")),), None, "U.", HERE
)
FULL_OBJECTION = m.Objection("a/objection-1", ref("c"), "W.", "O.", (m.Undercut(ref("b")),), HERE)
FULL_FINDING = replace(
    finding("s", cut="b"), id="a/s", origin="o", quote="Q", locator="L", credibility_why="C.", outweighs="O."
)
FULL_CLAIM = claim(
    "a",
    because=[("b", "")],
    objections=[("c", None, "")],
    evidence=[finding("s")],
    stated=(ref("S1"),),
    gaps=(m.Gap("G.", "W."),),
    changes_if=("I.",),
    reviewed=(m.Review("2026-01-01", "An editor", "abc"),),
    aliases=("Other name",),
    places=(ref("mill"),),
    tags=(ref("rain"),),
    fields={"stage": "Draft"},
)
STAGE = m.OwnField("stage", "Stage", m.FieldKind.CHOICE, ("Draft", "Agreed"), (m.Shown.PAGE,), filter=False)
CELL = m.Cell("C", "Why.", HERE)
RIVALS = m.Rivals(
    "r",
    "Q?",
    "N.",
    {"a": "A"},
    (ref("a"),),
    (m.Row("row", "Item.", (ref("s"),), {"a": CELL}, HERE),),
    (m.Position(ref("a"), "A", "They", (), "R.", "O."),),
    HERE,
    (ref("clerk"),),
)


def _with(**parts):
    rest = [claim(id_) for id_ in ("b", "c", "d")]
    whole = argument(parts.pop("claim", FULL_CLAIM), *rest, sources=[parts.pop("source", source("s")), source("t")])
    return replace(whole, **parts)


def _variants():
    """Every field of the model, with the argument that has it and the one in which it is different."""
    whole = _with(
        about=m.About(ref("s"), ref("clerk")),
        people={"clerk": m.Person("clerk", "The clerk", "R")},
        passages={"S1": m.Passage("S1", "Q.", "act", None, None, m.Check.VERIFIED, 1, HERE)},
        rivals={"r": RIVALS},
        expectations=(m.Expectation(ref("a"), "stands", None),),
        as_of=m.PartialDate("2022"),
        answer="A.",
        summary="S.",
        places={"mill": m.NamedPlace("mill", "The mill", Area.of([11.5, 48]))},
        fields={"stage": STAGE},
        media={"leaflet": "Leaflet"},
        verdicts={"stands": "True"},
    )
    held = {
        m.Claim: (FULL_CLAIM, lambda it: {"claim": it}),
        m.Inference: (FULL_REASON, lambda it: {"claim": replace(FULL_CLAIM, because=(it,))}),
        m.Objection: (FULL_OBJECTION, lambda it: {"claim": replace(FULL_CLAIM, objections=(it,))}),
        m.Evidence: (FULL_FINDING, lambda it: {"claim": replace(FULL_CLAIM, evidence=(it,))}),
        m.OwnField: (STAGE, lambda it: {"fields": {"stage": it}}),
        m.Source: (source("s", "2020", fields={"stage": "Draft"}), lambda it: {"source": it}),
        m.Passage: (whole.passages["S1"], lambda it: {"passages": {"S1": it}}),
        m.Person: (whole.people["clerk"], lambda it: {"people": {"clerk": it}}),
        m.NamedPlace: (whole.places["mill"], lambda it: {"places": {"mill": it}}),
        m.Topic: (whole.topics["x"], lambda it: {"topics": {"x": it}}),
        m.Rivals: (RIVALS, lambda it: {"rivals": {"r": it}}),
    }
    for kind, (value, put) in held.items():
        for each in fields(kind):
            if each.name not in LEFT_ASIDE[kind]:
                yield pytest.param(
                    _with(**put(value)),
                    _with(**put(replace(value, **{each.name: _another(getattr(value, each.name), each.name)}))),
                    id=f"{kind.__name__}.{each.name}",
                )
    for each in fields(m.Argument):
        if each.name not in LEFT_ASIDE[m.Argument]:
            other = replace(whole, **{each.name: _another(getattr(whole, each.name))})
            yield pytest.param(whole, other, id=f"Argument.{each.name}")


@pytest.mark.parametrize(("before", "after"), list(_variants()))
def test_nothing_that_an_editor_can_write_changes_unseen(before, after):
    assert edits(before, after)
    assert edits(before, before) == edits(after, after) == ()


def test_another_rating_of_one_analyst_is_told_with_the_row_the_analyst_and_the_answer():
    def rated(rating):
        cells = {"clerk": {"a": m.Cell(rating, "Why.", HERE)}, "baker": {"a": CELL}}
        row = replace(RIVALS.rows[0], cells={}, by_analyst=cells)
        return _with(rivals={"r": replace(RIVALS, rows=(row,))})

    assert told(rated("C"), rated("II")) == [("r", "rating", "C", "II", ("row", "clerk", "a"))]


@given(two_versions())
@settings(max_examples=tries(60), deadline=None)
def test_the_way_back_undoes_every_change(versions):
    mirrored = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}
    onwards, back = edits(*versions), edits(*reversed(versions))
    assert {(edit.entry, edit.id, edit.how) for edit in onwards} == {
        (edit.entry, edit.id, mirrored[edit.how]) for edit in back
    }
    there = {(edit.id, change.key, change.before, change.after) for edit in onwards for change in edit.changes}
    assert there == {(edit.id, change.key, change.after, change.before) for edit in back for change in edit.changes}


def write(folder, **changed):
    for name, text in (SOUND | changed).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    problems = Problems()
    reading = read(folder / "claims", folder, problems)
    return Version(reading.argument, reading=reading if len(problems) else None)


def test_an_entry_that_cannot_be_read_is_not_said_to_be_removed(tmp_path):
    before = write(tmp_path / "before")
    square = (
        SOUND["claims/square.yml"].replace("kind: fact", "kind: fcat").replace("was quiet on Sunday.", "was still.")
    )
    after = write(tmp_path / "after", **{"claims/square.yml": square})
    found = difference(before, after)
    assert found.unread == ("shops-were-shut",)
    assert [(edit.id, edit.how) for edit in found.edits] == [("square-was-quiet", How.CHANGED)]
    assert difference(after, before).unread == ("shops-were-shut",)


def test_a_file_that_cannot_be_read_hides_all_that_may_be_in_it(tmp_path):
    before = write(tmp_path / "before")
    after = write(tmp_path / "after", **{"claims/square.yml": "topic: 'open\n"})
    found = difference(before, after)
    assert set(found.unread) == {"square-was-quiet", "shops-were-shut"}
    assert found.edits == ()


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It has not rained.", "It has not rained.", "It has not rained."),
        ("It has not rained.", "It has hardly rained.", "It has [-not-]{+hardly+} rained."),
        ("It has rained.", "It has rained at last.", "It has rained{+ at last+}."),
        ("The old red gate was open.", "The new blue gate was open.", "The [-old red-]{+new blue+} gate was open."),
        ("It rains.", "Nobody was there.", "[-It rains.-]{+Nobody was there.+}"),
        ("井戸は涸れる。", "井戸は今年涸れる。", "井戸は{+今年+}涸れる。"),
        ("", "New.", "{+New.+}"),
        ("I don't know.", "I do know.", "I [-don't-]{+do+} know."),
    ],
)
def test_a_wording_is_compared_word_by_word(before, after, shown):
    assert marked(before, after) == shown


@given(st.text(), st.text())
@settings(deadline=None)
def test_no_character_of_a_wording_is_lost(before, after):
    runs = reworded(before, after)
    assert "".join(run.text for run in runs if run.fate is not Fate.NEW) == before
    assert "".join(run.text for run in runs if run.fate is not Fate.GONE) == after


def test_very_long_wordings_are_compared_in_little_time():
    one, other = "word " * 50_000, "another word " * 50_000
    assert [run.fate for run in reworded(one, other)] == [Fate.GONE, Fate.NEW]
