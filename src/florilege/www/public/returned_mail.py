"""Where a hosted mail service tells which letters came back. It reads nothing and shows nothing."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from florilege.infra import clock
from florilege.infra.mail.bouncing import note_returned
from florilege.infra.mail.hosted import NotFromThem, returned_letters
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.www.base.page import PageRequest, page


@csrf_exempt  # the service's secret or signature is checked instead
@page(
    title="The post’s notice of returned mail",
    purposes=(Purpose.NOTICES,),
    vaults=(Vault.IDENTITY,),
    roles=(Role.ANONYMOUS,),
    machine=True,
)
@require_http_methods(["HEAD", "POST"])
def returned_mail(request: PageRequest) -> HttpResponse:
    """Without a hosted service and its secret there is no such page."""
    if settings.MAIL_TO not in settings.HOSTED_MAIL or not settings.MAIL_WEBHOOK_SECRET:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse()
    try:
        for letter, cause in returned_letters(settings.MAIL_TO, request):
            note_returned(letter, cause=cause, at=clock.now())
    except NotFromThem:
        return HttpResponse(status=403)
    return HttpResponse()
