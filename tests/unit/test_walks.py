"""Walks: the weakest link is one that matters, where any does."""

from small_arguments import argument, claim, finding, source

from claimgraph.analysis.judgement import judge
from claimgraph.analysis.status import Label
from claimgraph.analysis.walks import walk
from claimgraph.graph.network import link


def judged(*claims):
    return judge(link(argument(*claims, sources=[source("s")], roots=("end",))))


def test_the_weakest_link_is_one_without_which_the_conclusion_falls():
    judgement = judged(
        claim("end", because=[(["needed"], ""), (["idle"], "")]),
        claim("needed", evidence=[finding("s")]),
        claim("idle"),
    )
    found = walk(judgement, "end").weakest(judgement, then=False)
    assert (found.claim, found.without(then=False)) == ("needed", Label.OUT)
    assert [stop.claim for stop in walk(judgement, "end").turning(judgement, then=False)] == ["needed"]


def test_where_no_single_stop_decides_it_is_the_one_that_fares_worst():
    judgement = judged(
        claim("end", because=[(["one"], ""), (["other"], ""), (["idle"], "")]),
        claim("one", evidence=[finding("s")]),
        claim("other", evidence=[finding("s")]),
        claim("idle"),
    )
    assert walk(judgement, "end").weakest(judgement, then=False).claim == "idle"
    assert list(walk(judgement, "end").turning(judgement, then=False)) == []


def test_a_conclusion_without_reasons_has_no_weakest_link():
    judgement = judged(claim("end", evidence=[finding("s")]))
    assert walk(judgement, "end").weakest(judgement, then=False) is None
