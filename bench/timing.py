"""Time things in turns: A B C, A B C… Each call times itself, where its work is done."""

import sys
from collections.abc import Callable, Mapping
from statistics import median

from bench.figures import Seconds

WARM_UP = 3
Timed = Callable[[], list[tuple[float, float]]]


def in_turns(things: Mapping[str, Timed], *, rounds: int) -> dict[str, Seconds]:
    """Give, for each thing, the median of its seconds in every round; the first rounds warm up.

    Every second round goes backwards, so that nothing always runs after the same neighbour.
    """
    found = {name: Seconds() for name in things}
    names = list(things)
    for number in range(-WARM_UP, rounds):
        for name in names if number % 2 else reversed(names):
            clock, processor = zip(*things[name](), strict=True)
            if number >= 0:
                found[name].clock.append(median(clock))
                found[name].processor.append(median(processor))
    return found


def tell(sentence: str) -> None:
    """Say what is being done; the report itself goes to standard output."""
    print(f"  … {sentence}", file=sys.stderr, flush=True)
