"""A backup of installations of growing size: how long, how large, and how much memory."""

from collections.abc import Iterator

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.timing import tell

MEGABYTE = 1_000_000
MEMORY = Bound(300)


def backup(ground: Ground) -> Iterator[Figure]:
    """Yield the figures of every size; the memory must not grow with it."""
    for count in sorted(ground.sizes.people):
        with ground.house() as house:
            with house.process() as filling:
                tell(f"writing {count:,} people")
                filling.call("bench.inside.people:add_people", count=count)
            with house.process() as saving:
                idle = saving.peak_bytes()
                tell("saving")
                done = saving.call("bench.inside.saving:save")
                peak = saving.peak_bytes()
        label, stored = f"backup, {count:,} people", done["stored"] / MEGABYTE
        yield Figure(label, done["seconds"], "s", None, f"{stored:.0f} MB, read back")
        yield Figure(f"{label}: reading all of it once more", done["check"], "s")
        note = f"idle {idle // MEGABYTE}"
        yield Figure(f"{label}: peak memory", peak / MEGABYTE, "MB", MEMORY, note)
