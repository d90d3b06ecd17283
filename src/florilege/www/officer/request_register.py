"""The register of requests: figures by year, and each request by its number, without a name."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.request_register import (
    LOOKED_AT,
    Entry,
    entries,
    figures,
    numbers_in_order,
)
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.phrases import RIGHTS, tabs
from florilege.www.rights.phrases import words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class RegisterLine:
    right: str
    entry: Entry


@page(
    title="Register of requests",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.OFFICER,),
    looks_at=[f"rights.RightsRequest.{name}" for name in LOOKED_AT],
)
@require_GET
def request_register(request: PageRequest) -> HttpResponse:
    sheet = Paginator(numbers_in_order(), PER_PAGE).get_page(request.GET.get("page"))
    found = entries([number for number, _received_on in sheet])
    context = {
        "tabs": tabs(request),
        "sheet": sheet,
        "lines": [RegisterLine(words(RIGHTS, one.kind), one) for one in found],
        "years": figures(on=clock.today()),
    }
    return render(request, "officer/request_register.html", context)
