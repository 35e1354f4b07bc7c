"""The small argument of the market square as files, and a number of edits to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from market_square import SOUND
from project import change

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path) -> None:
    """Write the argument."""
    for name, text in SOUND.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def edit(folder: Path) -> None:
    """Several edits at once: of a wording, a finding, a source, a gap, the headline conclusions; a claim renamed."""
    claims = folder / "claims"
    change(
        claims / "square.yml",
        "The market square was quiet on Sunday.",
        "The market square was *all but* quiet on Sunday.",
    )
    change(
        claims / "square.yml",
        "        stance: supports\n        finding: The Gazette found every shop shut.",
        "        stance: contradicts\n        finding: The Gazette found every second shop open.",
    )
    change(
        claims / "square.yml",
        "      - premises: [shops-were-shut]\n",
        "      - premises: [shops-were-shut, bells-were-silent]\n    objections: [market-was-held]\n",
    )
    with (claims / "square.yml").open("a") as file:
        file.write(
            "    gaps: [The Gazette's own notes.]\n"
            "  bells-were-silent: {claim: The bells were silent., kind: assumption, by: author, unstated: It must.}\n"
        )
    change(claims / "fair.yml", "  fair-was-on:\n", "  market-was-held:\n")
    change(claims / "hypotheses/why-quiet.yml", "  fair-was-on: The fair", "  market-was-held: The fair")
    change(claims / "hypotheses/why-quiet.yml", "      fair-was-on: {", "      market-was-held: {")
    change(claims / "sources/papers.yml", "  publisher: The Gazette\n", "  publisher: The Gazette\n  reliability: D\n")
    change(claims / "argument.yml", "roots: [square-was-quiet]", "roots: [square-was-quiet, market-was-held]")
