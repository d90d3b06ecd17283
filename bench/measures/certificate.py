"""A certificate's PDF: printed, and printed and sealed."""

from collections.abc import Iterator
from functools import partial
from statistics import median

from bench.figures import Bound, Figure, ratio
from bench.ground import Ground
from bench.timing import in_turns

PDF = Bound(50)
WAYS = {"printed": "print_pdf", "printed and sealed": "print_and_seal"}


def certificate(ground: Ground) -> Iterator[Figure]:
    with ground.house() as house, house.process() as inside:
        inside.call("bench.inside.certificates:earn")
        things = {
            name: partial(inside.call, f"bench.inside.certificates:{way}", times=ground.sizes.times)
            for name, way in WAYS.items()
        }
        seconds = in_turns(things, rounds=ground.sizes.rounds)
        peak = inside.peak_bytes()
    for name, taken in seconds.items():
        note = f"{median(taken.processor) * 1000:.1f} ms of processor"
        yield Figure(f"a certificate, {name}", taken.milliseconds, "ms", PDF, note)
    both = ratio(seconds["printed and sealed"], seconds["printed"])
    yield Figure("printed and sealed / printed", both.value, "×", None, str(both))
    yield Figure("peak memory of a process that prints and seals", peak / 1_000_000, "MB")
