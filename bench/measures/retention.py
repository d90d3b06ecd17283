"""The night of the keeper of time: what is due is found and let go, in growing installations.

An ordinary night: of all people one in 365 is to be asked, one in 420 to end, and of the letters of
the last thirty days one in thirty leaves.
"""

from collections.abc import Iterator

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.timing import tell

WHOLE = 1_000_000
MINUTE, MEMORY = Bound(60), Bound(300)
MEGABYTE = 1_000_000


def retention(ground: Ground) -> Iterator[Figure]:
    """Yield the figures of every size; a million people is asked for with --people 1000000."""
    for count in sorted(ground.sizes.people):
        with ground.house() as house:
            with house.process() as filling:
                tell(f"writing {count:,} people with their letters")
                filling.call("bench.inside.keeping:fill", people=count)
            with house.process() as looking:
                tell("counting what is due, and the calendar of thirty days")
                told = looking.call("bench.inside.keeping:look_ahead")
            with house.process() as night:
                idle = night.peak_bytes()
                tell("the night")
                done = night.call("bench.inside.keeping:night")
                peak = night.peak_bytes()
        label = f"retention, {count:,} people"
        note = ", ".join(f"{name} {gone:,}" for name, gone in sorted(done["gone"].items()))
        bound = MINUTE if count >= WHOLE else None
        yield Figure(f"{label}: the night", done["seconds"], "s", bound, note)
        yield Figure(f"{label}: preview of a day", told["due"], "s")
        yield Figure(f"{label}: calendar of 30 days", told["coming"], "s", None, told["days"])
        yield Figure(
            f"{label}: peak memory", peak / MEGABYTE, "MB", MEMORY, f"idle {idle // MEGABYTE}"
        )
        if count == max(ground.sizes.people) and count < WHOLE:
            in_proportion = done["seconds"] * WHOLE / count
            note = f"not measured: {count:,} people in proportion"
            yield Figure(
                f"retention, {WHOLE:,} people (extrapolated)", in_proportion, "s", MINUTE, note
            )
