"""Time passes: the worker goes round, and the nights do their tasks."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World
from florilege.infra.schedule.registering import often_tasks
from florilege.infra.schedule.rounds import go_through_night


@dataclass(frozen=True, slots=True)
class WorkerRound:
    def do(self, world: World, at: datetime) -> None:
        for task in often_tasks().values():
            task(at)


@dataclass(frozen=True, slots=True)
class Night:
    def do(self, world: World, at: datetime) -> None:
        go_through_night(at=at)
