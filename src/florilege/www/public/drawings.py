"""A course's plant as a file of its own, in the colours of the page that uses it."""

import hashlib

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from florilege.kernel.vocabulary import Role, Vault
from florilege.teaching.catalogue.queries import plant_of
from florilege.www.base.page import PageRequest, page
from florilege.www.public.templatetags.plants import SYMBOL
from florilege.www.public.templatetags.plants import drawing as draw

A_DAY = 24 * 3600


@page(
    title="The drawing of a course",
    purposes=(),
    vaults=(Vault.PUBLIC,),
    roles=(Role.LEARNER, Role.ANONYMOUS),
)
@require_safe
def drawing(request: PageRequest, slug: str) -> HttpResponse:
    plant = plant_of(slug)
    if plant is None:
        raise Http404
    drawn = draw(plant=plant, seed=slug)
    content = (
        f'<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="{SYMBOL}">{drawn}</g></defs></svg>'
    )
    response = HttpResponse(content, content_type="image/svg+xml")
    response["ETag"] = f'"{hashlib.sha256(content.encode()).hexdigest()[:32]}"'
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response
