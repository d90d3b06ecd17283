"""A change of the charter told to everybody: a sealed letter each, in growing installations."""

from collections.abc import Iterator

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.timing import tell

MEMORY = Bound(300)
MEGABYTE = 1_000_000


def notices(ground: Ground) -> Iterator[Figure]:
    """Yield the speed and the memory of every size; a million is asked for by --people 1000000."""
    for count in sorted(ground.sizes.people):
        with ground.house() as house:
            with house.process() as filling:
                tell(f"writing {count:,} people")
                filling.call("bench.inside.notices:fill", people=count)
            with house.process() as worker:
                idle = worker.peak_bytes()
                tell("telling everybody")
                told = worker.call("bench.inside.notices:tell", people=count)
                peak = worker.peak_bytes()
        label = f"notices, {count:,} people"
        note = f"processor {told['processor']:.1f} s"
        yield Figure(f"{label}: all written", told["seconds"], "s", None, note)
        yield Figure(f"{label}: speed", count / told["seconds"], "letters/s")
        yield Figure(
            f"{label}: peak memory", peak / MEGABYTE, "MB", MEMORY, f"idle {idle // MEGABYTE}"
        )
