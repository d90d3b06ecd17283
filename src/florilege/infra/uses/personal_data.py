"""The record of uses names fields and days, and nobody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="uses.FieldUse",
        title="When declared fields were last read",
        fields={
            "field": NotPersonal("the name of a field of the program"),
            "declared_on": NotPersonal("the day on which the program first declared it here"),
            "read_on": NotPersonal("the last day on which anybody's was read"),
        },
    )
)
