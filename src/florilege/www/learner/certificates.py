"""My documents: download them, choose what checking shows, ask the office for a corrected edition."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from florilege.infra import clock, policy
from florilege.infra.documents.issuing import NotCurrent
from florilege.infra.media.files import FileMissing, FileWithheld
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.certification.actions.ask_correction import ask_correction
from florilege.teaching.certification.actions.renew_certificate import NothingToCorrect
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.holder import NameWithheld
from florilege.teaching.certification.queries import (
    Certificate,
    look_at_shelf,
    open_certificate,
)
from florilege.teaching.certification.words import SHOWS_WORDS
from florilege.www.base.page import PageRequest, page
from florilege.www.learner.certificate_forms import RenewalForm, SharingForm

_own = partial(
    page,
    purposes=(Purpose.CERTIFICATION,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.LEARNER,),
    looks_at=(
        "documents.IssuedDocument.facts",
        "documents.IssuedDocument.file",
        "certification.CertificateSharing.shows",
        "identity.Profile.given_name",
        "identity.Profile.family_name",
        "certification.Correction.state",
        "certification.Correction.refusal",
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A certificate with its form, and the name that the profile has now if it is another one."""

    certificate: Certificate
    form: SharingForm
    new_name: str | None

    @property
    def words(self) -> str:
        return _(SHOWS_WORDS[self.certificate.shows])


@_own(title="My documents")
@require_GET
def certificates(request: PageRequest) -> HttpResponse:
    shelf = look_at_shelf(request.person)
    shown = [_shown(certificate, shelf.name) for certificate in shelf.certificates]
    context = {
        "officer": policy.charter().officer,
        "authority": policy.charter().authority,
        "standing": [one for one in shown if one.certificate.stands],
        "making": [one for one in shown if not one.certificate.is_made],
        "past": [one for one in shown if one.certificate.is_past],
    }
    return render(request, "learner/certificates.html", context)


@_own(title="The file of a document")
@require_GET
def certificate_file(request: PageRequest, document_id: UUID) -> StreamingHttpResponse:
    try:
        reader = open_certificate(document_id, person=request.person)
    except (FileMissing, FileWithheld):
        raise Http404 from None
    if reader is None:
        raise Http404
    response = StreamingHttpResponse(reader, content_type=reader.label.media_type)
    response["Content-Length"] = str(reader.size)
    response["Content-Disposition"] = f'attachment; filename="{reader.label.name}"'
    return response


@_own(title="What others see of a document")
@require_POST
def certificate_sharing(request: PageRequest, document_id: UUID) -> HttpResponse:
    form = SharingForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        share_certificate(
            document_id=document_id, person=request.person, shows=form.chosen, at=clock.now()
        )
    except NotCurrent:
        raise Http404 from None
    messages.success(request, _("Your choice is kept. The check page follows it from now on."))
    return redirect("learner:certificates")


@_own(title="Ask for a corrected edition")
@require_http_methods(["GET", "POST"])
def certificate_renewal(request: PageRequest, document_id: UUID) -> HttpResponse:
    certificate, name = _under_another_name(request, document_id)
    form = RenewalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_correction(
                document_id=document_id, person=request.person, reason=form.chosen, at=clock.now()
            )
        except NotCurrent:
            messages.info(request, _("A new edition is being made already."))
        except (NothingToCorrect, NameWithheld):
            raise Http404 from None
        else:
            messages.success(
                request, _("Your request is with the office. It decides, and we write to you.")
            )
        return redirect("learner:certificates")
    context = {"certificate": certificate, "name": name, "form": form}
    status = 422 if form.errors else 200
    return render(request, "learner/certificate_renewal.html", context, status=status)


def _under_another_name(request: PageRequest, document_id: UUID) -> tuple[Certificate, str]:
    """Give a certificate that stands under another name than the profile's, and that name."""
    shelf = look_at_shelf(request.person)
    for certificate in shelf.certificates:
        differs = shelf.name is not None and certificate.holder != shelf.name
        if certificate.id == document_id and certificate.stands and differs:
            return certificate, str(shelf.name)
    raise Http404


def _shown(certificate: Certificate, name: str | None) -> Shown:
    differs = certificate.stands and name is not None and name != certificate.holder
    return Shown(
        certificate=certificate,
        form=SharingForm(initial={"shows": certificate.shows}, auto_id=f"{certificate.number}_%s"),
        new_name=name if differs else None,
    )
