"""Who received my data, and who was told when something changed (GDPR art. 19)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.desk import tellings_of
from florilege.rights.models import Telling
from florilege.rights.receiving import (
    is_trainers,
    keeps_our_stores,
    trainers_who_looked,
    was_handed,
)
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.rights.phrases import CAUSES, NOT_TOLD, TOLD, words

FIELDS = ("cause", "recipient", "state", "reason", "made_at", "settled_at")


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """A recipient of the policy, and what it received of this person."""

    name: str
    country: str
    role: str
    received: str


@dataclass(frozen=True, slots=True)
class TellingLine:
    who: str
    cause: str
    state: str
    reason: str
    at: datetime


@page(
    title="Who received it?",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=OWN,
    looks_at=[f"rights.Telling.{name}" for name in FIELDS],
)
@require_GET
def recipients(request: PageRequest) -> HttpResponse:
    rows = tellings_of(request.person)
    look(rows, *FIELDS)
    context = {
        "recipients": _received(request),
        "tellings": [_telling(row) for row in rows],
        "officer": policy.charter().officer,
    }
    return render(request, "rights/recipients.html", context)


def _received(request: PageRequest) -> list[RecipientLine]:
    language, looked = get_language() or "fr", len(trainers_who_looked(request.person))
    lines = []
    for recipient in policy.charter().recipients:
        if is_trainers(recipient):
            said = _looked(looked)
        elif keeps_our_stores(recipient):
            said = _("All of it, sealed, because our stores lie there.")
        elif was_handed(recipient, request.person):
            said = _("Something of yours was handed over to it.")
        else:
            said = _("Nothing of yours so far.")
        lines.append(
            RecipientLine(
                recipient.name, recipient.country, recipient.role.in_language(language), said
            )
        )
    return lines


def _looked(count: int) -> str:
    if not count:
        return _("None of them has opened anything of yours.")
    return ngettext(
        "One of them opened something of yours.",
        "%(count)d of them opened something of yours.",
        count,
    ) % {"count": count}


def _telling(row: Telling) -> TellingLine:
    by_code = {recipient.code: recipient.name for recipient in policy.charter().recipients}
    who = by_code.get(row.recipient) or _("A trainer who had looked")
    return TellingLine(
        who=_("A trainer who had looked") if row.receiver else who,
        cause=words(CAUSES, row.cause),
        state=words(TOLD, row.state),
        reason=words(NOT_TOLD, row.reason) if row.reason else "",
        at=row.settled_at or row.made_at,
    )
