"""The link that ends promotions, in each of them: it works signed out, at once, and for ever.

RFC 8058: a mail program posts `List-Unsubscribe=One-Click` here, without cookie or token of a form.
Opening the page alone ends nothing, since mail programs open links by themselves.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail.tokens import whose_way_out
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.rights.actions.stop_promotions import stop_promotions as stop
from florilege.www.base.page import PageRequest, page


@csrf_exempt  # the word in the address is what entitles; RFC 8058 knows no other
@page(
    title="No more news from us",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.ANONYMOUS,),
)
@require_http_methods(["GET", "HEAD", "POST"])
def stop_promotions(request: PageRequest, token: str) -> HttpResponse:
    """Nothing on the page tells whose link it is; one of somebody who left ends kindly too."""
    person = whose_way_out(token)
    if person is None:
        return render(request, "public/way_out_unknown.html", status=404)
    if request.method != "POST":
        return render(request, "public/way_out.html")
    try:
        stop(person, at=clock.now())
    except KeyWithheld:
        return render(request, "public/way_out_unknown.html", status=404)
    return render(request, "public/way_out_taken.html")
