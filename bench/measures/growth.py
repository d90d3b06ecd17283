"""The same pages among few people and among many: what a page costs must not grow with others."""

from collections.abc import Iterator
from functools import partial

from bench.figures import Bound, Figure, ratio
from bench.ground import Ground
from bench.processes import Process
from bench.timing import Timed, in_turns, tell

FLAT = Bound(1.1)
COURSES = 2


def growth(ground: Ground) -> Iterator[Figure]:
    few, many = min(ground.sizes.people), max(ground.sizes.people)
    with (
        ground.house() as small,
        ground.house() as large,
        small.process() as among_few,
        large.process() as among_many,
    ):
        pages = {}
        for process, people in ((among_few, few), (among_many, many)):
            tell(f"writing {people:,} people")
            with_others = {"learners": ground.sizes.rows, "courses": COURSES}
            pages[process] = process.call("bench.inside.school_of_pages:prepare", **with_others)
            process.call("bench.inside.rights:fill", people=people)
            process.call("bench.inside.statistics:gather")
        for name in pages[among_few]:
            tell(f"timing: {name}")
            things = {
                "few": _timed(among_few, pages[among_few][name], ground.sizes.times),
                "many": _timed(among_many, pages[among_many][name], ground.sizes.times),
            }
            seconds = in_turns(things, rounds=ground.sizes.rounds)
            grown = ratio(seconds["many"], seconds["few"])
            label, note = f"{name}, {many:,} people / {few:,}", seconds["many"].milliseconds
            yield ground.compared(label, grown, FLAT, note=f"{note:.2f} ms; ")


def _timed(process: Process, page: dict[str, object], times: int) -> Timed:
    return partial(process.call, "bench.inside.pages:time_page", times=times, **page)
