"""Delete my account: until nothing is visible, and until every store is clean."""

from collections.abc import Iterator
from statistics import median

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.timing import tell

PEOPLE_ERASED = 5
VANISHED, DONE = Bound(1), Bound(60)


def erasure(ground: Ground) -> Iterator[Figure]:
    records = ground.sizes.records // 10
    for size in sorted(ground.sizes.people):
        with ground.house() as house:
            with house.process() as filling:
                tell(f"writing {size:,} people, and {PEOPLE_ERASED} with {records:,} records")
                school = filling.call("bench.inside.rights:fill", people=size)
                leaving = [
                    filling.call(
                        "bench.inside.rights:add_learner",
                        name=f"leaver{number}",
                        records=records,
                        **school,
                    )
                    for number in range(PEOPLE_ERASED)
                ]
            with house.process() as web:
                told = [web.call("bench.inside.rights:erase", person=one) for one in leaving]
        label = f"erasure among {size:,} people"
        note = f"median of {PEOPLE_ERASED}, people written in bulk"
        for what, bound in (("vanished", VANISHED), ("worked", DONE)):
            seconds = [one[what] for one in told]
            words = "nothing is visible" if what == "vanished" else "done, drain 0"
            worst = f"{note}; longest {max(seconds):.2f} s"
            yield Figure(f"{label}: {words}", median(seconds), "s", bound, worst)
