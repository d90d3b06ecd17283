"""The published policy, made from the charter that the program obeys (POL-01)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from florilege.infra import policy as charters
from florilege.kernel.vocabulary import Pillar, Role
from florilege.www.base.page import PageRequest, page
from florilege.www.public.words import BASIS_WORDS, PILLAR_WORDS, SAFEGUARD_WORDS, SITE_WORDS


@page(purposes=(), vaults=(), roles=(Role.LEARNER, Role.ANONYMOUS))
@require_safe
def policy(request: PageRequest) -> HttpResponse:
    charter = charters.charter()
    context = {
        "charter": charter,
        "pillars": [
            {
                "title": PILLAR_WORDS[pillar],
                "purposes": [
                    {"entry": entry, "basis": BASIS_WORDS[entry.basis]}
                    for entry in charter.purposes.values()
                    if entry.pillar is pillar
                ],
            }
            for pillar in Pillar
        ],
        "recipients": [
            {
                "entry": recipient,
                "categories": [charter.categories[c].title for c in sorted(recipient.categories)],
                "purposes": [charter.purposes[p].title for p in sorted(recipient.purposes)],
                "safeguard": SAFEGUARD_WORDS[recipient.safeguard] if recipient.safeguard else "",
            }
            for recipient in charter.recipients
        ],
        "sites": [(site, SITE_WORDS[site.role]) for site in charter.hosting.sites],
    }
    return render(request, "public/policy.html", context)
