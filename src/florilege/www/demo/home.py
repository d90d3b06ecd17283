"""The first page of the demonstration: what it is, and who may sign in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Purpose, Role
from florilege.www.base.page import PageRequest, page
from florilege.www.demo.showing import demo_accounts, lived_history


@page(title="Demonstration", purposes=(Purpose.ACCOUNT,), vaults=(), roles=(Role.ANONYMOUS,))
@require_GET
def home(request: PageRequest) -> HttpResponse:
    context = {"accounts": demo_accounts(), "lived": lived_history()}
    return render(request, "demo/home.html", context)
