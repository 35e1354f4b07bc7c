"""Walks: what a conclusion rests on, premise by premise, and on which of it the conclusion turns."""

from small_arguments import argument, claim, finding, source

from claimgraph.graph.network import link
from claimgraph.judging.judgement import judge
from claimgraph.judging.lines import weakest_link
from claimgraph.judging.walks import walk
from claimgraph.judging.words import Word


def judged(*claims):
    sources = [source("s"), source("t"), source("u")]
    return judge(link(argument(*claims, sources=sources, roots=("end",))))


def test_a_conclusion_turns_on_the_premise_without_which_it_falls():
    judgement = judged(
        claim("end", because=[(["needed"], ""), (["idle"], "")]),
        claim("needed", evidence=[finding("s")]),
        claim("idle"),
    )
    found = walk(judgement, "end")
    without = {stop.claim: stop.without(then=False) for stop in found.stops}
    assert without == {"needed": Word.NOT_EXAMINED, "idle": Word.STANDS}
    assert [stop.claim for stop in found.stops if found.turns_on(stop, judgement, then=False)] == ["needed"]


def test_the_weakest_link_is_the_finding_that_limits_the_best_line():
    judgement = judged(
        claim("end", because=[(["strong", "weak"], "")]),
        claim("strong", evidence=[finding("s", grade=1)]),
        claim("weak", evidence=[finding("t", grade=3)]),
    )
    link = weakest_link(judgement.now.model, "end")
    assert (link.id, link.firmness) == ("weak/t-1", 0.5)


def test_the_weakest_link_of_what_is_not_accepted_is_the_nearest_claim_that_is_not():
    judgement = judged(
        claim("end", because=[(["found", "missing"], "")]),
        claim("found", evidence=[finding("s")]),
        claim("missing", because=[(["deeper"], "")]),
        claim("deeper"),
    )
    assert weakest_link(judgement.now.model, "end").id == "missing"
