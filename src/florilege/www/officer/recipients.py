"""Who receives what: each recipient with its fields and its contract; what is missing is red."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.charter.parties import Recipient
from florilege.infra import clock, policy
from florilege.infra.declarations.labels import label_of
from florilege.infra.recipients import ContractState, contract_state, given_to
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Purpose, Role
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.phrases import CONTRACTS, category_title, tabs
from florilege.www.rights.words import purpose_title

RED = (ContractState.MISSING, ContractState.LAPSED, ContractState.TO_COME)


@dataclass(frozen=True, slots=True)
class RecipientWords:
    """One recipient in words; `tables` gives each table's title with its fields."""

    entry: Recipient
    role: str
    categories: list[str]
    purposes: list[str]
    tables: list[tuple[str, list[str]]]
    contract: str
    is_red: bool


@page(title="Recipients", purposes=(Purpose.RIGHTS,), vaults=(), roles=(Role.OFFICER,))
@require_GET
def recipients(request: PageRequest) -> HttpResponse:
    listed = [_words(recipient) for recipient in policy.charter().recipients]
    context = {
        "tabs": tabs(request),
        "recipients": listed,
        "red": [one for one in listed if one.is_red],
    }
    return render(request, "officer/recipients.html", context)


def red_contracts() -> list[str]:
    """Name the recipients whose processing contract is missing or lapsed today."""
    return [
        recipient.name
        for recipient in policy.charter().recipients
        if contract_state(recipient, on=clock.today()) in RED
    ]


def _words(recipient: Recipient) -> RecipientWords:
    language = get_language() or "fr"
    state = contract_state(recipient, on=clock.today())
    return RecipientWords(
        entry=recipient,
        role=recipient.role.in_language(language),
        categories=[category_title(c, language) for c in sorted(recipient.categories)],
        purposes=[purpose_title(p, language) for p in sorted(recipient.purposes)],
        tables=[
            (_(given.holding.title), [label_of(given.holding.model, name) for name in given.fields])
            for given in given_to(recipient, REGISTRY)
        ],
        contract=_(CONTRACTS[state]),
        is_red=state in RED,
    )
