"""`python -m bench [NAME …]`: run measures on every engine at hand and print their figures."""

import argparse
import os
import sys
from collections.abc import Sequence

from bench.figures import Figure
from bench.ground import Ground, Measure, Sizes
from bench.houses import POSTGRES, Engine
from bench.measures import MEASURES
from bench.processes import MeasureFailed
from bench.statics import collected_files
from bench.table import as_json, heading, line


def main(argv: Sequence[str]) -> int:
    asked = read_words(argv)
    failed = False
    with collected_files() as static:
        for engine in engines(os.environ.get(POSTGRES)):
            ground = Ground(engine=engine, sizes=asked.sizes, static=static)
            for name in asked.names or MEASURES:
                failed |= not run(name, MEASURES[name], ground, in_json=asked.json)
    return int(failed)


def read_words(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="florilege bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--people", type=numbers, help="sizes of installations: N,N,N")
    parser.add_argument("--rounds", type=int, help="how often each thing has its turn")
    parser.add_argument("--json", action="store_true", help="one JSON object a figure")
    asked = parser.parse_args(argv)
    if unknown := set(asked.names) - MEASURES.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    given = {"people": asked.people, "rounds": asked.rounds}
    asked.sizes = Sizes(**{name: value for name, value in given.items() if value})
    return asked


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(","))


def engines(server: str | None) -> list[Engine]:
    found = [Engine("SQLite")]
    return [*found, Engine("PostgreSQL", server)] if server else found


def run(name: str, measure: Measure, ground: Ground, *, in_json: bool) -> bool:
    """Print each figure as it comes; tell whether the measure could be made."""
    if not in_json:
        print(heading(name, ground.engine.name), flush=True)
    try:
        for figure in measure(ground):
            show(name, ground, figure, in_json=in_json)
    except MeasureFailed as failure:
        print(failure, file=sys.stderr)
        return False
    return True


def show(name: str, ground: Ground, figure: Figure, *, in_json: bool) -> None:
    print(as_json(name, ground.engine.name, figure) if in_json else line(figure), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
