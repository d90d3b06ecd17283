"""The closing holds nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="closing.Closing",
        title="The closing of the school",
        fields={
            "id": NotPersonal("a random id"),
            "announced_at": NotPersonal("when the closing was announced"),
            "shut_on": NotPersonal("a day of the school’s"),
            "closes_on": NotPersonal("a day of the school’s"),
            "told_at": NotPersonal("when everybody had been written to"),
            "withdrawn_at": NotPersonal("when the closing was taken back"),
        },
    )
)
