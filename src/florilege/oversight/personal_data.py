"""The watch keeps nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="oversight.FieldUse",
        title="Use of declared fields",
        fields={
            "field": NotPersonal("the name of a field of the program"),
            "known_since": NotPersonal("when the program first declared the field"),
            "last_read_on": NotPersonal("a day on which somebody's value was read, not whose"),
        },
    )
)
