"""Small arguments for tests: two versions of one, generated, and what lies between them, undone by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from claimgraph.argument import model as m
from claimgraph.argument.files import FileKind
from claimgraph.argument.things import Thing
from claimgraph.diagnostics import Place
from claimgraph.graph.network import link
from claimgraph.judging.judgement import judge, judge_at

HERE = Place("claims/x.yml")
CLAIMS = ["a", "b", "c", "d", "e"]
SOURCES = ["s", "t"]
DATES = ["2020-01-01", "2022-01-01", None]
KINDS = [m.Kind.FACT, m.Kind.INFERENCE, m.Kind.ASSUMPTION]


def ref(id_):
    return m.Reference(id_, HERE)


def refs(ids):
    return tuple(map(ref, ids))


def cuts(ids):
    return tuple(map(m.Undercut, refs(ids)))


def claim(id_, text="", because=(), objections=(), evidence=(), **fields):
    """A claim; reasons are (premises, undercutters), objections and findings are made by the functions below."""
    plain = dict.fromkeys(("unstated", "likelihood", "granted", "note", "correction"))
    plain |= {
        "kind": m.Kind.FACT,
        "by": ref("clerk"),
        "topic": "x",
        "stated": (),
        "gaps": (),
        "changes_if": (),
        "reviewed": (),
    }
    return m.Claim(
        id=id_,
        text=text or f"Something about {id_}.",
        short=id_.replace("-", " ").capitalize(),
        because=tuple(
            m.Inference(
                f"{id_}/because-{n}", tuple(map(m.Premise, refs(premises))), None, None, {}, cuts(cut), None, None, HERE
            )
            for n, (premises, cut) in enumerate(because, 1)
        ),
        objections=tuple(
            m.Objection(f"{id_}/objection-{n}", ref(by), None, outweighs, cuts(cut), HERE)
            for n, (by, outweighs, cut) in enumerate(objections, 1)
        ),
        evidence=tuple(replace(item, id=f"{id_}/{item.source.id}-{n}") for n, item in enumerate(evidence, 1)),
        place=HERE,
        **(plain | fields),
    )


def finding(source, stance=m.Stance.SUPPORTS, grade=2, *, cut=(), text="Seen."):
    no = dict.fromkeys(("quote", "check", "locator", "credibility_why", "outweighs", "origin"))
    return m.Evidence("", ref(source), stance, text, credibility=grade, undercut=cuts(cut), place=HERE, **no)


def source(id_, date=None, **fields):
    no = dict.fromkeys(("author", "url", "archive", "reliability_why", "stake", "retrieved", "text", "sha256"))
    no |= {"licence": None, "note": None, "language": "en", "medium": "other", "reliability": "B"}
    day = m.PartialDate(date) if date else None
    record = {"title": f"Source {id_}", "title_shown": True, "publisher": "P", "depth": m.Depth.FULL, "place": HERE}
    return m.Source(id=id_, date=day, **(no | record | fields))


def argument(*claims, sources=(), as_of=None, roots=("a",), **fields):
    no = {
        "answer": None,
        "summary": None,
        "about": None,
        "licence": None,
        "passages": {},
        "rivals": {},
        "expectations": (),
        "ignores": (),
    }
    topics = {"x": m.Topic("x", "X", None, tuple(each.id for each in claims), HERE)}
    return m.Argument(
        title="T",
        question="Q?",
        as_of=m.PartialDate(as_of) if as_of else None,
        roots=refs(roots),
        topics=topics,
        people={},
        claims={each.id: each for each in claims},
        sources={each.id: each for each in sources},
        place=HERE,
        **(no | fields),
    )


@st.composite
def _claims(draw, id_):
    later = CLAIMS[CLAIMS.index(id_) + 1 :]
    others = [other for other in CLAIMS if other != id_]
    cuts = st.lists(st.sampled_from(others), max_size=1)
    reasons = st.lists(
        st.tuples(st.lists(st.sampled_from(later), min_size=1, max_size=2, unique=True), cuts), max_size=2
    )
    stances = st.sampled_from([m.Stance.SUPPORTS, m.Stance.CONTRADICTS, m.Stance.QUALIFIES])
    plain = st.builds(finding, st.sampled_from(SOURCES), stances, st.sampled_from([1, 2, 3, 6]), cut=cuts)
    origins, outweighing = st.sampled_from([None, "o"]), st.sampled_from([None, "So."])
    findings = st.builds(
        lambda item, origin, outweighs: replace(item, origin=origin, outweighs=outweighs), plain, origins, outweighing
    )
    return claim(
        id_,
        because=draw(reasons) if later else (),
        objections=draw(st.lists(st.tuples(st.sampled_from(others), st.sampled_from([None, "So."]), cuts), max_size=1)),
        evidence=draw(st.lists(findings, max_size=2)),
        kind=draw(st.sampled_from(KINDS)),
        granted=draw(st.sampled_from([None, None, "Given."])),
    )


@st.composite
def two_versions(draw):
    """Two versions of one argument, each sound: what they name is there, and no reasons go in a circle."""
    first = {id_: draw(_claims(id_)) for id_ in CLAIMS}
    second = {id_: draw(st.one_of(st.just(first[id_]), _claims(id_))) for id_ in CLAIMS}
    dated = [{id_: source(id_, draw(st.sampled_from(DATES))) for id_ in SOURCES} for _ in range(2)]
    if draw(st.booleans()):
        dated[1] = dated[0]
    days = [draw(st.sampled_from(["2021-01-01", "2021-01-01", "2023-01-01", None])) for _ in range(2)]
    versions = []
    for claims, sources, day in zip((first, second), dated, days, strict=True):
        kept = [id_ for id_ in CLAIMS if id_ == "a" or not draw(st.booleans()) or not draw(st.booleans())]
        versions.append(argument(*(_without(claims[id_], kept) for id_ in kept), sources=sources.values(), as_of=day))
    return tuple(versions)


def _without(entry, kept):
    """The claim, naming only what is there."""

    def there(undercuts):
        return tuple(undercut for undercut in undercuts if undercut.claim.id in kept)

    reasons = (
        replace(r, undercut=there(r.undercut)) for r in entry.because if all(p.claim.id in kept for p in r.premises)
    )
    objections = (replace(o, undercut=there(o.undercut)) for o in entry.objections if o.claim.id in kept)
    findings = (replace(e, undercut=there(e.undercut)) for e in entry.evidence)
    return replace(entry, because=tuple(reasons), objections=tuple(objections), evidence=tuple(findings))


def verdicts_with(found, undone):
    """Judge the later version with some edits undone, by hand: both verdicts of the argument that is made so."""
    before, after = found.before.argument, found.after.argument
    claims, sources, day = dict(after.claims), dict(after.sources), after.as_of
    for edit in undone:
        if edit.entry is Thing.CLAIM:
            claims[edit.id] = before.claims.get(edit.id)
        elif edit.entry is Thing.SOURCE and edit.id in before.sources:
            sources[edit.id] = before.sources[edit.id]
        elif edit.entry is FileKind.ARGUMENT:
            day = before.as_of
    claims = {id_: entry for id_, entry in claims.items() if entry}
    mixed = replace(after, claims=claims, sources=before.sources | sources, as_of=day)
    return [judge_at(mixed, then=then) for then in (True, False)]


def judged(version):
    return judge(link(version))
