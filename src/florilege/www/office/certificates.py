"""Find an issued certificate by its number, and take it back."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from florilege.infra import clock
from florilege.infra.documents.issuing import NotCurrent
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.certification.actions.revoke_certificate import revoke_certificate
from florilege.teaching.certification.correcting import corrections_waiting
from florilege.teaching.certification.queries import look_at_issued, look_at_numbered
from florilege.www.base.page import PageRequest, page
from florilege.www.office.forms import NumberForm, RevocationForm

_desk = partial(
    page,
    purposes=(Purpose.CERTIFICATION,),
    vaults=(Vault.LEARNING,),
    roles=(Role.OFFICE,),
    looks_at=(
        "documents.IssuedDocument.number",
        "documents.IssuedDocument.title",
        "documents.IssuedDocument.facts",
        "documents.IssuedDocument.state",
        "documents.IssuedDocument.issued_at",
    ),
)


@_desk(title="Issued certificates")
@require_safe
def certificates(request: PageRequest) -> HttpResponse:
    form = NumberForm(request.GET or None)
    asked = form.cleaned_data["number"] if form.is_valid() else ""
    found = look_at_numbered(asked) if asked else None
    waiting = corrections_waiting().count()
    context = {"form": form, "asked": asked, "found": found, "waiting": waiting}
    return render(request, "office/certificates.html", context)


@_desk(title="Take the document back")
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: PageRequest, document_id: UUID) -> HttpResponse:
    """Take a certificate back after a page that says what follows."""
    found = look_at_issued(document_id)
    if found is None or not found.stands:
        raise Http404
    form = RevocationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(document_id=document_id, reason=form.chosen, at=clock.now())
        except NotCurrent:
            messages.error(request, _("This document stood no longer: nothing was changed."))
        else:
            messages.success(request, _("The document is revoked. A letter is on its way."))
        return redirect(f"{reverse('office:certificates')}?number={found.number}")
    status = 422 if form.errors else 200
    return render(request, "office/revoke.html", {"found": found, "form": form}, status=status)
