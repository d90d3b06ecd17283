"""The nightly key turn and the nightly tasks, in installations of growing size."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.houses import House
from bench.timing import tell

WHOLE = 1_000_000
MINUTE, MEMORY = Bound(60), Bound(300)
MEGABYTE = 1_000_000


def epoch(ground: Ground) -> Iterator[Figure]:
    """Yield the figures of every size; the last size also says what a million would take."""
    for count in sorted(ground.sizes.people):
        with ground.house() as house:
            with house.process() as filling:
                tell(f"writing {count:,} people")
                filling.call("bench.inside.people:add_people", count=count)
            is_last = count == max(ground.sizes.people)
            yield from _turns(house, count, is_last=is_last)
            yield from _nights(house, count, is_last=is_last)


def _turns(house: House, count: int, *, is_last: bool) -> Iterator[Figure]:
    with house.process() as turning:
        idle = turning.peak_bytes()
        tell("turning the epoch, quiet")
        turned = turning.call("bench.inside.turning:turn")
        peak = turning.peak_bytes()
    seconds, rows = turned["seconds"], turned["keys"] + turned["lookups"]
    assert turned["keys"] == count, f"{turned['keys']} keys of {count} were turned"
    label = f"key epoch, {count:,} people"
    bound = MINUTE if count >= WHOLE else None
    note = f"{rows:,} rows; processor {turned['processor']:.1f} s"
    yield Figure(label, seconds, "s", bound, note)
    yield Figure(f"{label}: speed", count / seconds, "people/s")
    yield Figure(f"{label}: peak memory", peak / MEGABYTE, "MB", MEMORY, f"idle {idle // MEGABYTE}")
    if is_last and count < WHOLE:
        yield _extrapolated("key epoch", seconds, count)
    yield from _under_load(house, label, seconds)


def _under_load(house: House, label: str, quiet: float) -> Iterator[Figure]:
    """Turn once more while another process signs people up."""
    tell("turning the epoch, with sign-ups")
    with house.process() as turning, house.process() as entering, ThreadPoolExecutor(1) as beside:
        words = {"seconds": max(0.5, quiet)}
        load = beside.submit(entering.call, "bench.inside.turning:sign_up_for", **words)
        seconds = turning.call("bench.inside.turning:turn")["seconds"]
        waits = load.result()
    note = f"{waits['count']} sign-ups, turn {seconds:.1f} s"
    yield Figure(
        f"{label}: longest sign-up meanwhile", waits["worst_write"] * 1000, "ms", None, note
    )
    yield Figure(f"{label}: longest key read meanwhile", waits["worst_read"] * 1000, "ms")


def _nights(house: House, count: int, *, is_last: bool) -> Iterator[Figure]:
    total, peak = 0.0, 0
    with house.process() as process:
        for name in process.call("bench.inside.turning:nightly_names"):
            done = process.call("bench.inside.turning:run_nightly", name=name)
            total += done["seconds"]
            note = f"{done['count']} done"
            yield Figure(f"nightly: {name}, {count:,} people", done["seconds"], "s", None, note)
        peak = process.peak_bytes()
    label = f"nightly sweep, {count:,} people"
    yield Figure(label, total, "s", MINUTE if count >= WHOLE else None)
    yield Figure(f"{label}: peak memory", peak / MEGABYTE, "MB", MEMORY)
    if is_last and count < WHOLE:
        yield _extrapolated("nightly sweep", total, count)


def _extrapolated(what: str, seconds: float, count: int) -> Figure:
    return Figure(
        f"{what}, {WHOLE:,} people (extrapolated)",
        seconds * WHOLE / count,
        "s",
        MINUTE,
        f"not measured: {count:,} people in proportion",
    )
