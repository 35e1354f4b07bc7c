"""Inputs that are made to cost much: each kind in any size, and what the tool is to say of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dry_well import BASE

ROOT = Path(__file__).resolve().parent.parent
WELL, HEAD = "claims/well.yml", "claims/argument.yml"
SOUND = BASE[WELL]
SOURCE = "{title: The log, publisher: The village, reliability: B, reliability-why: Kept daily.}"
WORDS = [
    "the",
    "water",
    "in",
    "the",
    "old",
    "well",
    "has",
    "been",
    "low",
    "since",
    "the",
    "dry",
    "spring",
    "and",
    "nobody",
    "knows",
    "why",
    "it",
    "fell",
]

Files = dict[str, str]


class Kind(NamedTuple):
    """One kind of input."""

    files: Callable[[int], Files]
    """Returns the files of an input of a size, beside or instead of the small sound argument."""
    full: int
    """The size at which it must still keep within bounds."""
    says: str | None
    """The code that the report on it must have; none where the input is sound."""


KINDS: dict[str, Kind] = {}


def kind(full: int, says: str | None) -> Callable[[Callable[[int], Files]], Callable[[int], Files]]:
    """Add a kind to the list."""

    def added(files: Callable[[int], Files]) -> Callable[[int], Files]:
        KINDS[files.__name__.replace("_", " ")] = Kind(files, full, says)
        return files

    return added


def _claims(entries: str) -> Files:
    return {WELL: f"{SOUND}{entries}"}


def _field(name: str, text: str) -> Files:
    return {WELL: f"{SOUND}    {name}: {text}\n"}


def _text(length: int) -> str:
    """Return prose of so many words, in which no stretch of some words stands twice."""
    state, words = 1, []
    for number in range(length):
        state = (state * 1103515245 + 12345) % 2**31
        words.append(f"{WORDS[state // 65536 % len(WORDS)]}{number if number % 7 == 0 else ''}")
    return " ".join(words)


# --- many entries ------------------------------------------------------------------------


@kind(100_000, "too-many")
def claims_that_are_lists(size: int) -> Files:
    return _claims("".join(f"  c{i}: [a, b]\n" for i in range(size)))


@kind(20_000, "many-faults")
def claims_with_unknown_fields_only(size: int) -> Files:
    return _claims("".join(f"  c{i}: {{x: 1, y: 2}}\n" for i in range(size)))


@kind(100_000, "too-many")
def claims_of_an_unknown_kind(size: int) -> Files:
    return _claims("".join(f"  c{i}: {{claim: It is., kind: fcat, by: clerk}}\n" for i in range(size)))


@kind(20_000, "many-faults")
def claims_of_a_misspelt_kind(size: int) -> Files:
    return _claims("".join(f"  c{i}: {{claim: It is., kind: fcat, by: clerk}}\n" for i in range(size)))


@kind(20_000, "many-faults")
def claims_with_a_misspelt_field(size: int) -> Files:
    return _claims("".join(f"  c{i}: {{clam: It is., kind: fact, by: clerk}}\n" for i in range(size)))


@kind(20_000, "many-faults")
def claims_with_bad_ids(size: int) -> Files:
    return _claims("".join(f"  C_{i}: {{claim: It is., kind: fact, by: clerk}}\n" for i in range(size)))


@kind(5_000, "many-faults")
def claims_by_unknown_persons(size: int) -> Files:
    return _claims("".join(f"  c{i}: {{claim: It is {i}., kind: fact, by: clerk-{i}}}\n" for i in range(size)))


@kind(100_000, "too-many")
def items_of_a_list(size: int) -> Files:
    return _field("stated", f"[{', '.join(f'p{i}' for i in range(size))}]")


@kind(20_000, "many-faults")
def unknown_passages(size: int) -> Files:
    return _field("stated", f"[{', '.join(f'p{i}' for i in range(size))}]")


@kind(100_000, "too-many")
def mappings_in_a_list_of_words(size: int) -> Files:
    return _field("stated", f"[{'{},' * size}]")


@kind(20_000, "many-faults")
def lists_in_a_list_of_words(size: int) -> Files:
    return _field("stated", f"[{'[],' * size}]")


@kind(100_000, "too-many")
def unknown_fields(size: int) -> Files:
    return {WELL: SOUND + "".join(f"    x{i}: 1\n" for i in range(size))}


@kind(20_000, "many-faults")
def unknown_fields_of_one_claim(size: int) -> Files:
    return {WELL: SOUND + "".join(f"    x{i}: 1\n" for i in range(size))}


@kind(100_000, "many-faults")
def a_key_given_again_and_again(size: int) -> Files:
    return {WELL: SOUND + "    note: It is.\n" * size}


@kind(100_000, "many-faults")
def tags(size: int) -> Files:
    return _field("stated", f"[{', '.join('!x a' for _ in range(size))}]")


@kind(100_000, "several-documents")
def documents_in_one_file(size: int) -> Files:
    return {WELL: "---\ntopic: The well\n" * size}


@kind(100_000, "number-form")
def numbers_of_another_form(size: int) -> Files:
    return _field("stated", f"[{', '.join('007' for _ in range(size))}]")


@kind(100_000, "cut-at-hash")
def texts_cut_at_a_hash(size: int) -> Files:
    return {WELL: SOUND + "    stated:\n" + "    - the very #1 choice\n" * size}


@kind(20_000, "empty-text")
def fields_without_a_value(size: int) -> Files:
    return _claims("".join(f"  c{i}:\n" for i in range(size)))


# --- aliases and nesting -----------------------------------------------------------------


@kind(100_000, "yaml-alias")
def aliases(size: int) -> Files:
    return {WELL: SOUND.replace("claim: ", "claim: &a ") + f"    stated: [{', '.join('*a' for _ in range(size))}]\n"}


@kind(200, "yaml-alias")
def a_billion_laughs(size: int) -> Files:
    levels = [f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * size)}]\n" for i in range(1, 10)]
    return {WELL: "x0: &x0 lol\n" + "".join(levels) + SOUND}


@kind(1_000_000, "yaml-syntax")
def brackets(size: int) -> Files:
    return _field("note", "[" * size)


@kind(1_000_000, "too-deep")
def braces(size: int) -> Files:
    return _field("note", "{a: " * size)


@kind(3_000, "too-deep")
def levels_of_indentation(size: int) -> Files:
    return {WELL: SOUND + "    note:\n" + "".join(f"{' ' * (5 + i)}a:\n" for i in range(size))}


@kind(1_000_000, "too-deep")
def dashes(size: int) -> Files:
    return _field("note", "\n      " + "- " * size)


# --- long texts --------------------------------------------------------------------------


@kind(7_500_000, "too-long")
def a_claim_of_one_word(size: int) -> Files:
    return {WELL: SOUND.replace("The well runs dry.", "x" * size)}


@kind(7_500_000, "too-long")
def a_claim_of_many_words(size: int) -> Files:
    return {WELL: SOUND.replace("The well runs dry.", "word " * (size // 5))}


@kind(7_500_000, "too-long")
def a_claim_in_other_letters(size: int) -> Files:
    return {WELL: SOUND.replace("The well runs dry.", "\U00020000 " + "x" * size)}


@kind(10_500_000, "large-file")
def a_claim_larger_than_a_file(size: int) -> Files:
    return {WELL: SOUND.replace("The well runs dry.", "x" * size)}


@kind(7_500_000, "too-long")
def an_id(size: int) -> Files:
    return _claims(f"  ? {'x' * size}\n  : {{claim: It is., kind: fact, by: clerk}}\n")


@kind(7_500_000, "too-long")
def a_folded_text(size: int) -> Files:
    return _field("note", ">\n" + f"      {'word ' * 20}\n" * (size // 107))


@kind(48_000, None)
def opening_links_in_a_note(size: int) -> Files:
    return _field("note", f"'{'[[word](*' * (size // 9)}'")


@kind(48_000, None)
def brackets_in_a_note(size: int) -> Files:
    return _field("note", f"'{'[[' * (size // 2)}'")


@kind(48_000, None)
def single_brackets_in_a_note(size: int) -> Files:
    return _field("note", f"'{'[' * size}'")


@kind(48_000, None)
def stars_in_a_note(size: int) -> Files:
    return _field("note", f"'{'*a **b ' * (size // 7)}'")


@kind(48_000, None)
def backticks_in_a_note(size: int) -> Files:
    ticks, run = [], 1
    while sum(map(len, ticks)) < size:
        ticks.append("`" * run + " a ")
        run += 1
    return _field("note", f"'{''.join(ticks)[:size]}'")


@kind(48_000, "unsafe-link")
def unsafe_links_in_a_note(size: int) -> Files:
    return _field("note", f"'{'[a](x:y) ' * (size // 9)}'")


@kind(7_500_000, "too-long")
def a_note_of_opening_links(size: int) -> Files:
    return _field("note", f"'{'[[word](*' * (size // 9)}'")


@kind(90, None)
def notes_of_opening_links(size: int) -> Files:
    note = "[[word](*" * 5_400
    claims = (f"  c{i}: {{claim: It is {i}., kind: fact, by: clerk, note: '{note}'}}\n" for i in range(size))
    return _claims("".join(claims))


@kind(7_500_000, "yaml-syntax")
def a_long_line_that_is_no_yaml(size: int) -> Files:
    return {WELL: f"{SOUND}    note: '{'x ' * (size // 2)}\n"}


@kind(7_500_000, "unknown-key")
def a_long_line_with_a_fault_at_its_end(size: int) -> Files:
    words = ", ".join(["'" + "x" * 9000 + "'"] * (size // 9004))
    return {
        WELL: f"topic: The well\nclaims: {{dry: {{claim: It is., kind: fact, by: clerk, stated: [{words}], xx: 1}}}}\n"
    }


@kind(300_000, "indentation")
def lines_that_begin_with_a_tab(size: int) -> Files:
    return {WELL: SOUND + "    note: It is.\n" + "\tby: clerk\n" * size}


# --- ids that lead nowhere ---------------------------------------------------------------


@kind(20_000, "many-faults")
def unknown_premises(size: int) -> Files:
    return _field("because", f"[{{premises: [{', '.join(f'c{i}' for i in range(size))}]}}]")


@kind(5_000, "many-faults")
def premises_of_which_each_is_misspelt(size: int) -> Files:
    claims = "".join(
        f"  claim-{i}-of-the-well: {{claim: It is {i}., kind: inference, by: clerk, because: "
        f"[{{premises: [claim-{i}-of-teh-well]}}]}}\n"
        for i in range(size)
    )
    return _claims(claims)


@kind(20_000, "many-faults")
def unknown_objections(size: int) -> Files:
    return _field("objections", f"[{', '.join(f'{{claim: c{i}}}' for i in range(size))}]")


@kind(20_000, "many-faults")
def evidence_of_unknown_sources(size: int) -> Files:
    item = "{{source: s{}, stance: supports, finding: It is.}}".format
    return _field("evidence", f"[{', '.join(item(i) for i in range(size))}]")


@kind(20_000, "many-faults")
def topics_without_a_file(size: int) -> Files:
    return {HEAD: BASE[HEAD].replace("[well]", f"[well, {', '.join(f't{i}' for i in range(size))}]")}


@kind(100_000, "too-many")
def topics_listed(size: int) -> Files:
    return {HEAD: BASE[HEAD].replace("[well]", f"[well, {', '.join(f't{i}' for i in range(size))}]")}


@kind(20_000, "many-faults")
def unknown_roots(size: int) -> Files:
    return {HEAD: BASE[HEAD].replace("[dry]", f"[dry, {', '.join(f'c{i}' for i in range(size))}]")}


@kind(20_000, "many-faults")
def expectations_of_unknown_claims(size: int) -> Files:
    return {"claims/expectations.yml": f"stands: [{', '.join(f'c{i}' for i in range(size))}]\n"}


@kind(20_000, "many-faults")
def renamed_claims_that_are_not_there(size: int) -> Files:
    return {"claims/renamed.yml": "claims:\n" + "".join(f"  old{i}: new{i}\n" for i in range(size))}


@kind(300, "many-faults")
def hypotheses_by_rows(size: int) -> Files:
    ratings = ", ".join(f"h{i}: {{rating: C, why: So.}}" for i in range(size))
    columns = ", ".join(f"h{i}: Because {i}" for i in range(size))
    rows = "".join(f"  r{i}: {{item: It is {i}., sources: log, ratings: {{{ratings}}}}}\n" for i in range(size // 3))
    return {"claims/hypotheses/why.yml": f"question: Why?\nhypotheses: {{{columns}}}\nevidence:\n{rows}"}


@kind(20_000, None)
def sources_that_nothing_uses(size: int) -> Files:
    return {"claims/sources/all.yml": "".join(f"s{i}: {SOURCE}\n" for i in range(size))}


# --- many files --------------------------------------------------------------------------


@kind(20_000, "too-many")
def source_files(size: int) -> Files:
    return {f"claims/sources/f{i}.yml": f"s{i}: {SOURCE}\n" for i in range(size)}


@kind(20_000, "too-many")
def misplaced_files(size: int) -> Files:
    return {f"claims/parts/f{i}.yml": SOUND for i in range(size)}


@kind(20_000, "too-many")
def topic_files_not_listed(size: int) -> Files:
    return {f"claims/f{i}.yml": f"topic: F {i}\nclaims: {{}}\n" for i in range(size)}


@kind(20_000, None)
def pages(size: int) -> Files:
    return {f"docs/p{i}.md": "# A page\n\nSee [[dry]].\n" for i in range(size)}


@kind(20_000, "too-many")
def stored_texts(size: int) -> Files:
    source = "s{0}: {{title: The log {0}, publisher: The village, text: texts/{0}.txt}}\n".format
    texts = {f"claims/texts/{i}.txt": f"It has not rained in week {i}.\n" for i in range(size)}
    return texts | {"claims/sources/all.yml": "".join(map(source, range(size)))}


@kind(20_000, "text-missing")
def stored_texts_that_are_missing(size: int) -> Files:
    source = "s{0}: {{title: The log {0}, publisher: The village, text: texts/{0}.txt}}\n".format
    return {"claims/sources/all.yml": "".join(map(source, range(size)))}


# --- pages -------------------------------------------------------------------------------


@kind(5_000, "many-faults")
def unknown_claims_in_a_page(size: int) -> Files:
    return {"docs/index.md": "".join(f"See [[c{i}]] and more.\n\n" for i in range(size))}


@kind(1_900_000, None)
def opening_brackets_in_a_page(size: int) -> Files:
    return {"docs/index.md": "[[" * (size // 2)}


@kind(1_900_000, None)
def opening_brackets_with_words_in_a_page(size: int) -> Files:
    return {"docs/index.md": "[[a " * (size // 4)}


@kind(1_900_000, None)
def opening_brackets_and_blanks_in_a_page(size: int) -> Files:
    return {"docs/index.md": "[[" + " " * size}


@kind(1_900_000, None)
def opening_brackets_and_bars_in_a_page(size: int) -> Files:
    return {"docs/index.md": "[[a|" + " a" * (size // 2)}


@kind(1_900_000, "many-faults")
def fences_in_a_page(size: int) -> Files:
    return {"docs/index.md": "```\n[[a]]\n~~~\n" * (size // 14)}


@kind(1_000_000, None)
def backticks_in_a_page(size: int) -> Files:
    return {"docs/index.md": "".join(f"{'`' * (1 + i % 1000)} [[dry]] " for i in range(size // 500))}


@kind(1_900_000, None)
def code_in_a_page(size: int) -> Files:
    return {"docs/index.md": "`[[x]]` [[dry]] " * (size // 16)}


# --- quotations --------------------------------------------------------------------------


def _quoted(text: str, quote: str) -> Files:
    item = f"{{source: log, stance: supports, finding: It is low., quote: '{quote}'}}"
    source = "log: {title: The log, publisher: The village, text: texts/log.txt}\n"
    return _field("evidence", f"[{item}]") | {"claims/sources/all.yml": source, "claims/texts/log.txt": text}


@kind(20_000, "quote-mismatch")
def a_wrong_quotation_of_300_words(size: int) -> Files:
    return _quoted(_text(size), " ".join(_text(size).split()[size // 2 :][:300][::-1]))


@kind(20_000, "quote-mismatch")
def a_quotation_with_each_tenth_word_changed(size: int) -> Files:
    words = _text(size).split()[size // 2 :][:300]
    return _quoted(_text(size), " ".join("not" if i % 10 == 9 else word for i, word in enumerate(words)))


@kind(20_000, "quote-mismatch")
def a_quotation_with_many_ellipses(size: int) -> Files:
    return _quoted("a b " * size, "a ... " * 1000 + "c")


@kind(45_000, "quote-mismatch")
def a_quotation_of_one_letter_again_and_again(size: int) -> Files:
    return _quoted("a" * size * 10, "a" * size + "b")


@kind(10_000_000, None)
def an_honest_quotation_from_a_long_text(size: int) -> Files:
    text = _text(size // 5)
    return _quoted(text, " ".join(text.split()[-500:-100]))


@kind(10_000_000, "quote-mismatch")
def a_wrong_quotation_from_a_long_text(size: int) -> Files:
    text = _text(size // 5)
    return _quoted(text, " ".join(text.split()[-500:-100][::-1]))


@kind(10_000_000, "text-empty")
def a_stored_text_of_blanks(size: int) -> Files:
    return _quoted(" " * size, "It is low.")


class Cost(NamedTuple):
    """What a command cost, and what it said."""

    seconds: float
    """Of the processor."""
    megabytes: float
    """The peak of its memory."""
    code: int | str
    """How it ended."""
    said: str


def write(folder: Path, files: Files) -> None:
    """Write an input; what it does not give is that of the small sound argument."""
    for name, text in (BASE | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


_WITNESS = """
import resource, subprocess, sys
try:
    done = subprocess.run(sys.argv[2:], capture_output=True, timeout=float(sys.argv[1]))
    code, said = done.returncode, done.stdout + done.stderr
except subprocess.TimeoutExpired:
    code, said = "stopped", b""
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code)
sys.stdout.flush()
sys.stdout.buffer.write(said)
"""


def measure(folder: Path, command: str = "check", most: float = 60) -> Cost:
    """Run a command of claimgraph on a folder, in a process of its own.

    Args:
        folder: the folder.
        command: the words of the command.
        most: seconds until it is stopped.
    """
    words = [sys.executable, str(ROOT / "build_graph.py"), *command.split()]
    done = subprocess.run(
        [sys.executable, "-c", _WITNESS, str(most), *words], cwd=folder, capture_output=True, check=True
    )
    head, _, said = done.stdout.decode("utf-8", "replace").partition("\n")
    seconds, megabytes, code = head.split()
    return Cost(float(seconds), float(megabytes), int(code) if code.isdigit() else code, said)
