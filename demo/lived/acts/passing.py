"""Time passes: the worker goes round, and the nights do their tasks."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World
from florilege.infra.schedule.registering import nightly, often_tasks
from florilege.infra.schedule.rounds import go_through_night


@dataclass(frozen=True, slots=True)
class WorkerRound:
    def do(self, world: World, at: datetime) -> None:
        for task in often_tasks().values():
            task(at)


@dataclass(frozen=True, slots=True)
class Night:
    def do(self, world: World, at: datetime) -> None:
        # Months that fly by keep no backup and live few of their nights: to be told of it is noise.
        nightly("alarms by mail")(_tell_nobody)
        go_through_night(at=at)


def _tell_nobody(at: datetime) -> int:
    return 0
