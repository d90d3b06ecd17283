"""Recipients and what they get: nothing is sent to anybody outside but what the charter lists (POL-07).

A piece that hands data over names its recipient by the charter's code and the fields that it hands.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from florilege.charter.model import Charter
from florilege.charter.parties import Recipient, StandsAs
from florilege.infra import policy
from florilege.kernel.declarations import Holding
from florilege.kernel.registry import REGISTRY


class NotListed(Exception):
    """Data would go to somebody who is no recipient of the charter, or who does not get this."""


class ContractState(StrEnum):
    """How the processing contract of a recipient stands (GDPR art. 28)."""

    ON_RECORD = "on_record"
    NOT_NEEDED = "not_needed"  # a controller in its own right
    MISSING = "missing"
    LAPSED = "lapsed"
    TO_COME = "to_come"  # dated after the day


@dataclass(frozen=True, slots=True)
class Given:
    """The fields of one table that a recipient may get."""

    holding: Holding
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Integration:
    """Something outside that the program may talk to, and the charter's recipient behind it."""

    name: str
    recipient: Callable[[], str]
    is_on: Callable[[], bool]


_integrations: dict[str, Integration] = {}


def register_integration(integration: Integration) -> Integration:
    return _integrations.setdefault(integration.name, integration)


def unlisted_integrations(charter: Charter) -> tuple[Integration, ...]:
    """Give those that are switched on and whose recipient the charter does not name."""
    known = {recipient.code for recipient in charter.recipients}
    return tuple(i for i in _integrations.values() if i.is_on() and i.recipient() not in known)


def refuse_beyond(recipient: str, model: str, *fields: str) -> None:
    """Refuse to hand a recipient what the charter in force does not list for it.

    Raises: NotListed.
    """
    entry = recipient_named(recipient)
    holding = REGISTRY.holding(model)
    if holding is None:
        raise NotListed(f"{model} is not declared")
    for name in fields:
        declared = holding.personal_fields.get(name)
        if declared is None:
            raise NotListed(f"{model}.{name} is not declared as personal")
        if declared.category not in entry.categories or not declared.purposes & entry.purposes:
            raise NotListed(f"{model}.{name} is not among what {recipient} gets")


def recipient_named(code: str) -> Recipient:
    """Raises: NotListed."""
    for recipient in policy.charter().recipients:
        if recipient.code == code:
            return recipient
    raise NotListed(f"{code} is no recipient of the charter")


def given_to(recipient: Recipient, holdings: Iterable[Holding]) -> tuple[Given, ...]:
    """List the fields that a recipient may get, table by table, from the declarations."""
    found = []
    for holding in holdings:
        fields = tuple(
            name
            for name, declared in holding.personal_fields.items()
            if declared.category in recipient.categories and declared.purposes & recipient.purposes
        )
        if fields:
            found.append(Given(holding=holding, fields=fields))
    return tuple(found)


def contract_state(recipient: Recipient, *, on: date) -> ContractState:
    """Tell how a processing contract stands; its last day is still covered."""
    if recipient.stands_as is StandsAs.CONTROLLER:
        return ContractState.NOT_NEEDED
    if recipient.contract_on is None:
        return ContractState.MISSING
    if recipient.contract_until is not None and on > recipient.contract_until:
        return ContractState.LAPSED
    return ContractState.TO_COME if on < recipient.contract_on else ContractState.ON_RECORD
