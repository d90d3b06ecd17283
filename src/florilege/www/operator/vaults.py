"""The vaults: how large, how many rows in which table, which migrations wait. No value of anybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.stores import stores
from florilege.www.base.page import PageRequest, page
from florilege.www.rights.words import vault_words


@page(title="Vaults", purposes=(Purpose.SECURITY,), vaults=set(Vault), roles=(Role.OPERATOR,))
@require_GET
def vaults(request: PageRequest) -> HttpResponse:
    found = stores()
    context = {
        "stores": [(vault_words(store.vault), store) for store in found],
        "size": sum(store.size for store in found),
        "pending": [(vault_words(store.vault), name) for store in found for name in store.pending],
    }
    return render(request, "operator/vaults.html", context)
