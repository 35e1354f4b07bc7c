"""What of an argument counts, and how much, as editors write it; and the words that claims then get."""

from dataclasses import replace

import pytest
from small_arguments import argument, claim, finding, source

from claimgraph.argument import model as m
from claimgraph.graph.independence import CountedOnce
from claimgraph.graph.network import link
from claimgraph.graph.weighing import Scales, weigh
from claimgraph.judging.judgement import judge
from claimgraph.judging.words import Word
from claimgraph.standards import schemes
from claimgraph.standards.weights import finding_weight, firmness_word, forces, inference_weight, standards_of_proof

AGAINST, ASIDE = m.Stance.CONTRADICTS, m.Stance.QUALIFIES
SOURCES = [source("s", "2020-01-01"), source("t", "2022-01-01"), source("d", reliability="D")]


def weighed(*claims, **fields):
    return weigh(argument(*claims, sources=SOURCES, **fields))[1]


def judged(*claims, **fields):
    return judge(link(argument(*claims, sources=SOURCES, **fields)))


def step(weighing, id_):
    return weighing.map.step(weighing.map.index[id_])


def test_a_finding_weighs_its_credibility_as_far_as_its_source_is_reliable():
    items = [finding("s", grade=1), finding("d", grade=2), finding("t", grade=6), finding("t", ASIDE)]
    found = weighed(claim("a", evidence=items))
    assert {it.id: it.weight for it in found.map.steps} == {"a/s-1": 0.9, "a/d-2": 0.3, "a/t-3": 0.0}


@pytest.mark.parametrize(
    ("digit", "letter", "relevance", "weight"),
    [
        (1, "A", "direct", 0.9),
        (2, "B", "indirect", 0.42),
        (1, "D", "marginal", 0.09),
        (1, "E", "direct", 0.1),
        (5, "F", "direct", 0.1),
        (6, "A", "direct", 0.0),
        (None, "A", "direct", 0.0),
    ],
)
def test_credibility_is_capped_by_reliability_and_lowered_by_relevance(digit, letter, relevance, weight):
    assert finding_weight(digit, letter, relevance) == pytest.approx(weight)


def test_a_reason_weighs_its_force_else_that_of_its_scheme_else_the_usual_one():
    assert inference_weight("conclusive", "sign") == 1
    assert inference_weight(None, "sign") == forces()["weak"].value
    assert inference_weight(None, None) == forces()["fair"].value
    assert {scheme.force for scheme in schemes().values()} <= set(forces())


def test_every_number_has_a_reason():
    assert all(standard.why for standard in standards_of_proof().values())
    assert all(force.why and force.meaning for force in forces().values())
    assert all(scheme.force_why for scheme in schemes().values())


def test_firmness_has_a_word():
    assert [firmness_word(value) for value in (0.7, 0.7 - 1e-12, 0.69, 0.4, 0.1, 0.0)] == [
        "firmly",
        "firmly",
        "fairly",
        "fairly",
        "thinly",
        "thinly",
    ]


def test_reasons_objections_and_undercuts_are_steps_and_what_is_not_there_is_left_out():
    found = weighed(
        claim(
            "a",
            because=[(["b", "gone"], ["c", "gone"])],
            objections=[("c", "It is newer.", []), ("gone", None, [])],
            evidence=[finding("s", AGAINST, cut=["b"])],
        ),
        claim("b", kind=m.Kind.ASSUMPTION),
        claim("c", granted="Both sides say so."),
    )
    assert [(s.id, s.granted) for s in found.map.statements] == [("a", 0.0), ("b", 0.6), ("c", 0.6)]
    assert {(it.id, it.premises, it.target, it.pro, it.outweighs) for it in found.map.steps} == {
        ("a/because-1", ("b",), "a", True, False),
        ("a/because-1/undercut-by-c", ("c",), "a/because-1", False, False),
        ("a/objection-1", ("c",), "a", False, True),
        ("a/s-1", (), "a", False, False),
        ("a/s-1/undercut-by-b", ("b",), "a/s-1", False, False),
    }


def test_findings_of_one_source_count_once_unless_the_editors_name_other_origins():
    one, other = finding("s", grade=2), replace(finding("s", grade=3), origin="A letter")
    assert weighed(claim("a", evidence=[one, finding("s", grade=3)])).counted_once == (
        CountedOnce("a", pro=True, steps=("a/s-1", "a/s-2"), shared=("source:s",)),
    )
    assert weighed(claim("a", evidence=[one, other])).counted_once == ()
    shared = weighed(claim("a", evidence=[other, replace(finding("t"), origin="A letter")]))
    assert [it.shared for it in shared.counted_once] == [("origin:A letter",)]


def test_what_came_to_be_known_later_does_not_count_then():
    late = claim("a", evidence=[finding("t", cut=["b"])]), claim("b", evidence=[finding("s")])
    found = judged(*late, as_of="2021-01-01")
    assert (found.then.word("a"), found.now.word("a")) == (Word.NOT_EXAMINED, Word.CUT_OFF)
    assert found.then.map.index.keys() == {"a", "b", "b/s-1"}
    same = judged(*late)
    assert same.then is same.now


def test_after_an_edit_what_counts_is_the_same_as_without_what_was_known_before():
    a, b = claim("a", evidence=[finding("s", grade=1)]), claim("b", kind=m.Kind.ASSUMPTION)
    before = Scales.of(argument(a, b, sources=SOURCES))
    reworded = replace(a, text="It is said otherwise.")
    for after in (
        argument(reworded, b, sources=SOURCES),
        argument(replace(a, evidence=()), b, sources=SOURCES),
        argument(a, sources=SOURCES),
        argument(a, b, sources=[source("s", reliability="D")]),
        argument(a, b, sources=SOURCES, standard=m.Standard.BEYOND_DOUBT),
    ):
        assert Scales.of(after, before) == Scales.of(after)
    assert Scales.of(argument(reworded, b, sources=SOURCES), before) == before


def test_words_are_read_off_what_the_editors_wrote():
    found = judged(
        claim("a", because=[(["b"], [])]),
        claim("b", kind=m.Kind.ASSUMPTION),
        claim("c", gaps=(m.Gap("A log.", "In the archive."),)),
        claim("d", evidence=[finding("s"), finding("t", AGAINST)]),
    ).now
    words = {id_: found.word(id_) for id_ in "abcd"}
    assert words == {"a": Word.IF_GRANTED, "b": Word.AS_GIVEN, "c": Word.NOTHING_FOUND, "d": Word.CONTESTED}


def test_one_worthless_finding_changes_nothing_among_ten_good_ones():
    good = [replace(finding("s", grade=2), origin=f"o{n}") for n in range(10)]
    worthless = finding("d", AGAINST, grade=5)
    assert judged(claim("a", evidence=[*good, worthless])).now.word("a") is Word.STANDS
    assert judged(claim("a", evidence=[finding("d", grade=5)])).now.word("a") is Word.WEAK
