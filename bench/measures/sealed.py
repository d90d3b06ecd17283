"""A page of sealed names against the same page journaled in clear, and against it in clear."""

from collections.abc import Iterator
from functools import partial

from bench.figures import Bound, Figure, ratio
from bench.ground import Ground
from bench.timing import in_turns

PAGES = ("sealed", "journaled", "plain")
TO_JOURNALED = Bound(1.15)


def sealed(ground: Ground) -> Iterator[Figure]:
    rows = ground.sizes.rows
    with ground.house() as house, house.process() as inside:
        session = inside.call("bench.inside.school_of_names:prepare", rows=rows)
        things = {
            name: partial(
                inside.call,
                "bench.inside.pages:time_page",
                who="trainer",
                path=f"/bench/{name}/?session={session}",
                times=ground.sizes.times,
                shows="Marchand",
            )
            for name in PAGES
        }
        seconds = in_turns(things, rounds=ground.sizes.rounds)
    to_journaled = ratio(seconds["sealed"], seconds["journaled"])
    to_plain = ratio(seconds["sealed"], seconds["plain"])
    yield Figure(
        f"{rows} sealed names / journaled in clear",
        to_journaled.value,
        "×",
        TO_JOURNALED,
        str(to_journaled),
    )
    yield Figure(
        f"{rows} sealed names / in clear, no gate", to_plain.value, "×", None, str(to_plain)
    )
    for name in PAGES:
        yield Figure(f"the page, {name}", seconds[name].milliseconds, "ms")
