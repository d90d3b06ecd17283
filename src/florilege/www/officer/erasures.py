"""The receipts of erasures: numbers, dates and counts, and nobody's name."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.infra.gate.looking import look
from florilege.kernel.vocabulary import Purpose, Role
from florilege.rights.models import ErasureRequest
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.phrases import ORIGINS, tabs
from florilege.www.rights.phrases import words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Receipt:
    """`rows` counts what was deleted; ids of who acted that were only emptied are not in it."""

    number: UUID
    asked_at: datetime
    origin: str
    erased_at: datetime | None
    irreversible_on: date | None
    rows: int


@page(
    title="Receipts of erasures",
    purposes=(Purpose.RIGHTS,),
    vaults=(),
    roles=(Role.OFFICER,),
    looks_at=("rights.ErasureRequest.asked_at",),
)
@require_GET
def erasures(request: PageRequest) -> HttpResponse:
    found = ErasureRequest.objects.order_by("-asked_at", "id")
    sheet = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(sheet)
    look(rows, "asked_at")
    context = {
        "tabs": tabs(request),
        "sheet": sheet,
        "receipts": [_receipt(row) for row in rows],
    }
    return render(request, "officer/erasures.html", context)


def _receipt(row: ErasureRequest) -> Receipt:
    return Receipt(
        number=row.id,
        asked_at=row.asked_at,
        origin=words(ORIGINS, row.origin) if row.origin else "",
        erased_at=row.erased_at,
        irreversible_on=row.irreversible_on,
        rows=sum(n for name, n in row.counts.items() if not name.endswith(("emptied", "stopped"))),
    )
