"""What the outbox holds: opaque ids, for the moment between a change and its consequences."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="outbox.Parcel",
        title="Events on their way",
        subject="subject",
        retention="sign_ins",
        fields={
            "id": NotPersonal("a random id"),
            "handler": NotPersonal("the name of a function of the program"),
            "subject": NotPersonal("an opaque id"),
            "body": NotPersonal("ids, numbers and days; its schema is the event's dataclass"),
            "made_at": NotPersonal("when an event was sent; gone at delivery"),
            "due_at": NotPersonal("when it is tried again"),
            "tries": NotPersonal("a count"),
        },
    )
)
