"""The schedule holds nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="schedule.Night",
        title="Nightly tasks",
        fields={
            "id": NotPersonal("a random id"),
            "task": NotPersonal("the name of a task of the program"),
            "day": NotPersonal("a calendar day"),
            "done_at": NotPersonal("when the task ended"),
            "count": NotPersonal("a count"),
        },
    ),
    Holding(
        model="schedule.Beat",
        title="Sign of life of the worker",
        fields={
            "id": NotPersonal("always 1"),
            "at": NotPersonal("when the worker last went round"),
        },
    ),
)
