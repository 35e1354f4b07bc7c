"""See what it costs to check inputs that are made to cost much, beside what it may cost.

    python benchmarks/hostile.py [WORDS OF A KIND ...] [--command check]

The time is that of the processor, start of Python and imports included; the memory is the
peak. Exits with 1 where a bound is broken, or where the report does not say what is wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from hostile_inputs import KINDS, measure, write

SECONDS = 2.0
MEGABYTES = 200.0


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only kinds with one of these words in their names")
    parser.add_argument("--command", default="check")
    parser.add_argument("--most", type=float, default=60, help="seconds until a command is stopped")
    asked = parser.parse_args()
    broken = 0
    print(f"{'':46} {'size':>10} {'s of ' + format(SECONDS, '.0f'):>8} {'MB of ' + format(MEGABYTES, '.0f'):>10}")
    for name, kind in KINDS.items():
        if asked.words and not any(word in name for word in asked.words):
            continue
        with TemporaryDirectory() as folder:
            write(Path(folder), kind.files(kind.full))
            cost = measure(Path(folder), asked.command, asked.most)
        faults = [
            *(["slow"] if cost.seconds > SECONDS else []),
            *(["large"] if cost.megabytes > MEGABYTES else []),
            *([f"does not say {kind.says}"] if kind.says and f"[{kind.says}]" not in cost.said else []),
            *([f"ended with {cost.code}"] if cost.code not in {0, 1} else []),
        ]
        broken += bool(faults)
        print(f"{name:46} {kind.full:10,} {cost.seconds:8.2f} {cost.megabytes:10.0f}  {', '.join(faults)}", flush=True)
    print(f"{broken} of them are out of bounds" if broken else "all are within bounds")
    raise SystemExit(broken > 0)


if __name__ == "__main__":
    main()
