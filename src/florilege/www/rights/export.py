"""Take everything away: order the file, see it being made, fetch it once."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.actions.fetch_export import NothingToFetch, fetch_export
from florilege.rights.actions.order_export import order_export
from florilege.rights.export_schema import export_schema
from florilege.rights.models import ExportOrder
from florilege.www.base.page import OWN, PageRequest, page

_own = partial(page, purposes=(Purpose.RIGHTS,), vaults=(Vault.IDENTITY,), roles=OWN)


@_own(title="Take my data away", fresh=True)
@require_http_methods(["GET", "POST"])
def exports(request: PageRequest) -> HttpResponse:
    if request.method == "POST":
        order_export(person=request.person, at=clock.now())
        return redirect("rights:exports")
    orders = ExportOrder.objects.filter(person=request.person).order_by("-asked_at")[:10]
    hours = policy.charter().retention["exports"].hours
    context = {"orders": list(orders), "hours": hours, "now": clock.now()}
    return render(request, "rights/exports.html", context)


@_own(title="How far the file of my data has come", machine=True)
@require_GET
def progress(request: PageRequest, order_id: UUID) -> HttpResponse:
    order = ExportOrder.objects.filter(id=order_id, person=request.person).first()
    if order is None:
        raise Http404
    text = _("%(done)d of %(total)d entries written") % {
        "done": order.done_count,
        "total": order.total_count,
    }
    return JsonResponse(
        {
            "value": order.done_count,
            "max": order.total_count,
            "text": text,
            "done": bool(order.ready_at),
        }
    )


@_own(title="Fetch the file of my data", fresh=True)
@require_POST
def fetch(request: PageRequest, order_id: UUID) -> HttpResponseBase:
    try:
        content = fetch_export(order_id=order_id, person=request.person, at=clock.now())
    except NothingToFetch:
        return render(request, "rights/nothing_to_fetch.html", status=410)
    response = StreamingHttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="florilege-{clock.today()}.zip"'
    return response


@page(title="The plan of the file of my data", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
@require_GET
def schema(request: PageRequest) -> HttpResponse:
    return JsonResponse(export_schema(), json_dumps_params={"indent": 1, "ensure_ascii": False})
