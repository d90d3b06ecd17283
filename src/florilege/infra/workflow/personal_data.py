"""What workflow runs hold: the opaque id of whom they are about, and counts."""

from florilege.kernel.declarations import Erasure, Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="workflow.Run",
        title="Long operations about you",
        subject="subject",
        retention="requests",
        erasure=Erasure.KEEP,
        keep_reason="the run of an erasure is its proof; the opaque id names nobody afterwards",
        fields={
            "id": NotPersonal("a random id"),
            "workflow": NotPersonal("a closed list"),
            "subject": NotPersonal("an opaque id"),
            "about": NotPersonal("the id of a request or document of the run"),
            "state": NotPersonal("a closed list"),
            "begun_at": NotPersonal("when the run began; told with the request that it serves"),
            "done_at": NotPersonal("when the run ended; told with the request that it serves"),
            "leased_until": NotPersonal("a worker's lease"),
            "due_at": NotPersonal("when it is tried again"),
            "tries": NotPersonal("a count"),
        },
    ),
    Holding(
        model="workflow.StepDone",
        title="Steps of long operations",
        fields={
            "id": NotPersonal("a random id"),
            "run": NotPersonal("the id of a run"),
            "step": NotPersonal("a closed list"),
            "counts": NotPersonal("numbers of rows and files by store"),
            "done_at": NotPersonal("when a step ended"),
        },
    ),
)
