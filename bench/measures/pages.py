"""The main pages against a trivial view, and against the same pages in bare Django."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from bench.figures import Bound, Figure, Seconds, ratio
from bench.ground import Ground
from bench.processes import Process
from bench.timing import Timed, in_turns, tell

COURSES, STEPS_EACH = 2, 10
TRIVIALS, TO_BARE = Bound(20), Bound(0.75, least=True)
TRIVIAL = {"who": "", "path": "/bench/trivial/", "shows": "ok"}


def pages(ground: Ground) -> Iterator[Figure]:
    learners, rounds, times = ground.sizes.rows, ground.sizes.rounds, ground.sizes.times
    with ground.house() as house, house.process() as inside, house.bare() as bare:
        tell("making a school, and the same in bare Django")
        ours = inside.call(
            "bench.inside.school_of_pages:prepare", learners=learners, courses=COURSES
        )
        shared = inside.call("bench.inside.school_of_pages:shared_rows")
        bare.call("bench.bare.filling:install")
        words = {"shared": shared, "learners": learners, "steps": STEPS_EACH}
        theirs = bare.call("bench.bare.filling:fill", **words)
        inside.call("bench.inside.statistics:gather")
        bare.call("bench.inside.statistics:gather")
        for name, page in ours.items():
            things = {"trivial": _timed(inside, TRIVIAL, times), name: _timed(inside, page, times)}
            if name in theirs:
                things["bare"] = _timed(bare, theirs[name], times, site="bench.bare.pages")
            tell(f"timing: {name}")
            yield from _figures(ground, name, in_turns(things, rounds=rounds))


def _timed(process: Process, page: Any, times: int, *, site: str = "bench.inside.pages") -> Timed:
    return partial(process.call, f"{site}:time_page", times=times, **page)


def _figures(ground: Ground, name: str, seconds: dict[str, Seconds]) -> Iterator[Figure]:
    page, trivial = seconds[name], seconds["trivial"]
    note = f"{page.milliseconds:.2f} ms, trivial {trivial.milliseconds:.2f} ms; "
    yield ground.compared(f"{name} / trivial", ratio(page, trivial), TRIVIALS, note=note)
    if "bare" in seconds:
        to_bare, note = (
            ratio(seconds["bare"], page),
            f"bare {seconds['bare'].milliseconds:.2f} ms; ",
        )
        yield ground.compared(f"{name}: throughput / bare", to_bare, TO_BARE, note=note)
