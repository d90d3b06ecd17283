"""Editions of the charter hold nothing about anybody."""

from florilege.kernel.declarations import Holding, NotPersonal
from florilege.kernel.registry import declare

declare(
    Holding(
        model="charters.Edition",
        title="Editions of the charter",
        fields={
            "id": NotPersonal("a random id"),
            "version": NotPersonal("the number of an edition"),
            "kind": NotPersonal("a closed list"),
            "text": NotPersonal("the published policy; whom it names is named by the school"),
            "published_at": NotPersonal("when an edition was published"),
            "wanted_on": NotPersonal("the first day on which an edition is to apply"),
            "told_at": NotPersonal("when the last announcement had left"),
            "in_force_on": NotPersonal("the day from which an edition applies"),
            "withdrawn_at": NotPersonal("when an announced edition was withdrawn"),
        },
    ),
    Holding(
        model="charters.MaintenanceGrant",
        title="Grants of remote maintenance",
        fields={
            "id": NotPersonal("a random id"),
            "code": NotPersonal("a code that the operator's settings name"),
            "company": NotPersonal("the name of a company"),
            "country": NotPersonal("a country"),
            "safeguard": NotPersonal("a closed list"),
            "why": NotPersonal("why help is needed, without anybody's name; the form says so"),
            "first_day": NotPersonal("a calendar day"),
            "last_day": NotPersonal("a calendar day"),
        },
    ),
)
