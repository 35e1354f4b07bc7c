"""Quotations that are nearly true: real texts of this repository, with a few words taken and one thing changed."""

import re
from random import Random

import yaml
from project import ROOT

WORD = re.compile(r"\w+")
SPACED = re.compile(r"[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{2,}")
WORDS_ONLY = re.compile(r"[^\W\d_]+[.,;:!?]?")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
HARD = """\
The odds ratio was 1.50 (95% CI [1.3-1.7], P=0.001) for old decks, and 10² tonnes fell from 3.25 m at -5 °C.
Between 1995 and 2005 the G20 met 12 times; the loss was $1,250.75 a head, or 40 % of what 7½ million people earn.
He [the minister] did not say “never again”, nor that the COVID-19 wave of 2020/21 had a non-violent end.
The well-known bridge—closed since May—isn’t safe: it can't carry 5 m³ of water, 10–20 lorries or x² + y² = 25.
Die Brücke ist seit 1902 gesperrt, 3,5 % der Straßen auch. Le pont n’est pas fermé à 5,25 €. Міст не зачинено 12 днів.
橋は三月に閉じられた。二十三人が死亡し、2020 年に「安全ではない」と発表された。다리는 삼월에 닫히지 않았다.
"""  # noqa: RUF001 - the marks are what it is about


def texts():
    """Texts of this repository, by name: articles, letters, guides, and the flagship's quotations in ten languages."""
    folders = (
        *("claims/texts", "tests/arguments/well/claims/texts", "claimgraph/starter/village/claims/texts"),
        "docs/guides",
    )
    paths = [path for folder in folders for path in sorted((ROOT / folder).glob("*.*"))]
    found = {path.name: path.read_text("utf-8") for path in paths if path.suffix in {".txt", ".md"}}
    quoted = [
        quote
        for path in sorted((ROOT / "claims").glob("*.yml"))
        for quote in _quotes(yaml.safe_load(path.read_text("utf-8")))
    ]
    return found | {"quotations": "\n".join(quoted), "hard": HARD}


def _quotes(data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from [value] if key == "quote" else _quotes(value)
    elif isinstance(data, list):
        for value in data:
            yield from _quotes(value)


def passage(text, random):
    """A run of a few words of a text; a bracket at either end would be an editor's, and a number may be cut there."""
    pieces = [*re.finditer(r"\S+", text)]
    length = min(random.randint(3, 30), len(pieces))
    start = random.randrange(len(pieces) - length + 1)
    chosen = pieces[start : start + length]
    while chosen and not WORDS_ONLY.fullmatch(chosen[0][0]):
        del chosen[0]
    while chosen and not WORDS_ONLY.fullmatch(chosen[-1][0]):
        del chosen[-1]
    return text[chosen[0].start() : chosen[-1].end()] if len(chosen) > 2 else passage(text, random)


def near_miss(text, random):
    """A changed passage with the name of the change, or None where the change does not fit or makes another truth."""
    true = passage(text, random)
    change = random.choice(CHANGES)
    false = change(true, random)
    if not false or "…" in true or _same(true, false) or _stands(false, text):
        return None
    if change.__name__.startswith("hides") and _stands(re.sub(r" ?\[\w*\]", "", false).strip(), text):
        return None
    return change.__name__, true, false


def _stands(words, text):
    """Whether words happen to stand in a text, from the start of a word or number to the end of one."""
    plain, rest = (" ".join(each.split()).casefold() for each in (words, text))
    for part in plain.split(" … "):
        found = re.search(rf"(?<![\w.,-]){re.escape(part)}(?!\w)", rest)
        if not found:
            return False
        rest = rest[found.end() :]
    return True


def _same(one, other):
    squeezed = [re.sub(r"\s", "", each).casefold() for each in (one, other)]
    return squeezed[0] == squeezed[1] and not re.search(r"\w\s\w", one + other)


def _replace(true, pattern, random, new):
    found = [*re.finditer(pattern, true)]
    if not found:
        return None
    at = random.choice(found)
    return true[: at.start()] + new(at) + true[at.end() :]


def drops_a_word(true, random):
    words = true.split()
    del words[_inner_word(words, random)]
    return " ".join(words)


def _inner_word(words, random):
    """The number of a word that is neither the first nor the last, if it is one and not a sign."""
    return random.choice(
        [n for n, word in enumerate(words) if WORD.search(word) and n not in {0, len(words) - 1}] or [0]
    )


def swaps_two_words(true, random):
    words = true.split()
    at = random.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def says_not(true, random):
    words = true.split()
    words.insert(random.randrange(1, len(words)), "not")
    return " ".join(words)


def hides_a_word_behind_an_insertion(true, random):
    words = true.split()
    words[_inner_word(words, random)] = random.choice(["[surely]", "[quite]", "[1]", "[]"])
    return " ".join(words)


def hides_many_words_behind_an_insertion(true, random):
    words = true.split()
    first, last = sorted(random.sample(range(1, len(words)), 2)) if len(words) > 2 else (0, 0)
    return " ".join([*words[:first], "[still]", *words[last:]]) if first < last else None


def changes_a_digit(true, random):
    return _replace(true, r"\d", random, lambda at: random.choice([d for d in "0123456789" if d != at[0]]))


def drops_a_digit(true, random):
    return _replace(true, r"\d", random, lambda _: "")


def raises_a_digit(true, random):
    return _replace(true, r"[0-9]", random, lambda at: at[0].translate(RAISED))


def lowers_a_raised_digit(true, random):
    return _replace(true, "[⁰¹²³⁴-⁹]", random, lambda at: str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(at[0])))


def drops_a_raised_digit(true, random):
    return _replace(true, "[⁰¹²³⁴-⁹]", random, lambda _: "")


def moves_a_point(true, random):
    return _replace(true, r"(?<=\d)[.,](?=\d)", random, lambda at: random.choice(["", " ", at[0] + " ", " " + at[0]]))


def changes_a_sign(true, random):
    return _replace(
        true, r"[.,;:!?%$€°+=<>/()½]", random, lambda at: random.choice([c for c in ".;?%$+=(" if c != at[0]])
    )


def drops_a_sign(true, random):
    return _replace(true, r"(?<=.)[,;:!?%$€+=()½](?=.)", random, lambda _: "")


def drops_a_minus(true, random):
    return _replace(true, r"(?<= )[-−](?=\d)", random, lambda _: "")  # noqa: RUF001


def changes_a_bracket_of_the_source(true, random):
    return _replace(
        true, r"\[[^\]]+\]", random, lambda at: random.choice(["[2.3-9.7]", "[we]", "(" + at[0][1:-1] + ")"])
    )


def drops_a_bracket_of_the_source(true, random):
    return _replace(true, r"\[[^\]]+\]", random, lambda at: random.choice(["", at[0][1:-1]]))


def turns_round_an_ellipsis(true, random):
    words = true.split()
    at = random.randrange(1, len(words))
    return " … ".join((" ".join(words[at:]), " ".join(words[:at]))) if len(words) > 5 else None


def puts_an_ellipsis_within_a_word(true, random):
    return _replace(true, SPACED, random, lambda at: f"{at[0][:1]}…{at[0][1:]}")


def cuts_the_first_word(true, _random):
    return true[1:] if SPACED.match(true) else None


def cuts_the_last_word(true, _random):
    return true[:-1] if re.search(SPACED.pattern + r"\Z", true) else None


def cuts_a_number(true, _random):
    found = re.search(r"(?<=\d)[.,]?\d", true)
    return true[found.start() :].lstrip(".,") if found else None


def joins_two_words(true, random):
    return _replace(true, r"(?<=[^\W\d_\u0e00-\u0eff\u3040-\u9fff]) (?=[^\W\d_\u3040-\u9fff])", random, lambda _: "")


def parts_a_word(true, random):
    return _replace(true, SPACED, random, lambda at: f"{at[0][:1]} {at[0][1:]}")


def joins_a_compound(true, random):
    return _replace(true, r"(?<=[^\W\d_])-(?=[^\W\d_])", random, lambda _: random.choice(["", " "]))


def drops_an_apostrophe(true, random):
    return _replace(true, r"(?<=[^\W\d_])['’](?=[^\W\d_])", random, lambda _: random.choice(["", " "]))  # noqa: RUF001


def changes_a_letter(true, random):
    return _replace(true, r"[^\W\d_]", random, lambda at: "q" if at[0].casefold() != "q" else "z")


CHANGES = [
    value for value in list(globals().values()) if callable(value) and getattr(value, "__module__", "") == __name__
]
CHANGES = [change for change in CHANGES if change.__name__[0] != "_" and change not in {texts, passage, near_miss}]


def near_misses(number, seed=0):
    """So many near misses, each as the name of its text, of the change, the true passage and the false one."""
    random, made = Random(seed), texts()
    names = [*made, *["hard"] * 4]
    while number:
        name = random.choice(names)
        if found := near_miss(made[name], random):
            number -= 1
            yield name, *found
