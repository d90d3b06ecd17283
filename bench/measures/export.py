"""The file of everything about a person: its time, and that its memory does not grow with it."""

from collections.abc import Iterator

from bench.figures import Bound, Figure
from bench.ground import Ground
from bench.timing import tell

WHOLE = 10_000
SECONDS, GROWTH = Bound(2), Bound(1.1)
MEGABYTE = 1_000_000


def export(ground: Ground) -> Iterator[Figure]:
    small, large = ground.sizes.records // 10, ground.sizes.records
    peaks: dict[int, int] = {}
    with ground.house() as house:
        with house.process() as filling:
            school = filling.call("bench.inside.rights:fill", people=0)
            people = {}
            for count in (small, large):
                tell(f"writing a person with {count:,} records")
                words = {"name": f"learner{count}", "records": count, **school}
                people[count] = filling.call("bench.inside.rights:add_learner", **words)
        for count, person in people.items():
            with house.process() as worker:
                idle = worker.peak_bytes()
                made = worker.call("bench.inside.rights:export", person=person)
                peaks[count] = worker.peak_bytes()
            bound = SECONDS if count >= WHOLE else None
            note = f"{made['rows']:,.0f} rows, {made['processor']:.2f} s of processor"
            yield Figure(f"export, {count:,} records", made["seconds"], "s", bound, note)
            note = f"idle {idle / MEGABYTE:.0f}"
            yield Figure(
                f"export, {count:,} records: peak memory", peaks[count] / MEGABYTE, "MB", None, note
            )
    grown = peaks[large] / peaks[small]
    yield Figure(f"peak memory, {large:,} records / {small:,}", grown, "×", GROWTH)
