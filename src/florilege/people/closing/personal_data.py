"""What is kept of having told somebody that the school closes."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

declare(
    Holding(
        model="farewell.Farewell",
        title="That you were told that the school closes",
        subject="person",
        retention="account",
        export="farewell",
        since="told_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "closing_id": NotPersonal("the id of the closing, the same for everybody"),
            "told_at": Personal(
                category=Category.REQUESTS,
                purposes=frozenset({Purpose.RIGHTS}),
                why="When we wrote to you that the school closes.",
                source=Source.PROGRAM,
                sealed=False,
                portable=False,
            ),
        },
    )
)
