"""A page of sealed names against the same page in clear, with ever less around it.

"The same page journaled but unsealed" asks, as any such page must, whether this trainer may see
these people; the page that journals and asks nothing is shown too.
"""

from collections.abc import Iterator
from functools import partial

from bench.figures import Bound, Figure, ratio
from bench.ground import Ground
from bench.timing import in_turns

LESS = {
    "asked": "journaled in clear",
    "journaled": "journaled in clear, and no right asked",
    "plain": "in clear, and no gate",
}
BOUNDS = {"asked": Bound(1.15)}


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
            for name in ("sealed", *LESS)
        }
        seconds = in_turns(things, rounds=ground.sizes.rounds)
    for name, words in LESS.items():
        found = ratio(seconds["sealed"], seconds[name])
        yield ground.compared(f"{rows} sealed names / {words}", found, BOUNDS.get(name))
    for name, taken in seconds.items():
        yield Figure(f"the page, {name}", taken.milliseconds, "ms")
