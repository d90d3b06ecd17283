"""The security watch: what the gate refused, who is slowed down, whether the journal is whole."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.chain import chain_state, refused_looks
from florilege.people.credentials.throttling import slowed_down
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.phrases import result_words
from florilege.www.officer.places import place_of
from florilege.www.rights.words import role_words

DAYS = 7


@page(
    title="Security watch",
    purposes=(Purpose.SECURITY,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.SECURITY,),
)
@require_GET
def home(request: PageRequest) -> HttpResponse:
    at = clock.now()
    security = policy.charter().security
    refused = refused_looks(since=at - timedelta(days=DAYS))
    context = {
        "days": DAYS,
        "refused": [
            (role_words(r.role), place_of(r.route), result_words(r.result), r.count)
            for r in refused
        ],
        "refused_count": sum(r.count for r in refused),
        "slowed": slowed_down(at=at, most=security.sign_in_attempts),
        "most": security.sign_in_attempts,
        "wait_minutes": security.sign_in_wait_minutes,
        "chain": chain_state(),
    }
    return render(request, "security/home.html", context)
