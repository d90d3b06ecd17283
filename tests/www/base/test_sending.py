"""What is about to be sent is said in words; a password and a file never are, nor are they carried."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils.translation import override

from florilege.www.archivist import desk_urls
from florilege.www.base.carrying import LEFT_OUT, _sealed_post, carried_in
from florilege.www.base.sending import Line, Sent, lines_of
from florilege.www.officer.pages import views_in

POSTED = (
    "name=Odile&notes=une%0Adeux&day=2026-12-01&odd=hier&on=on&colour=r&grown=2"
    "&several=a&several=c&password=secret&unknown=z&number=7"
)


class EveryKind(forms.Form):
    """One field of each kind that pages of this project show."""

    number = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label="Nom")
    notes = forms.CharField(label="Notes", widget=forms.Textarea)
    empty = forms.CharField(label="Vide", required=False)
    day = forms.DateField(label="Jour")
    odd = forms.DateField(label="Autre jour")
    on = forms.BooleanField(label="Coché")
    off = forms.BooleanField(label="Pas coché", required=False)
    colour = forms.ChoiceField(label="Couleur", choices=[("r", "rouge"), ("b", "bleu")])
    unchosen = forms.ChoiceField(label="Sans choix", choices=[("", "Choisir"), ("b", "bleu")])
    nobody = forms.ChoiceField(
        label="Qui", choices=[("", "Personne"), ("b", "Basile")], required=False
    )
    grown = forms.ChoiceField(label="Rang", choices=[("Groupe", [("1", "un"), ("2", "deux")])])
    several = forms.MultipleChoiceField(
        label="Plusieurs", choices=[("a", "A"), ("b", "B"), ("c", "C")]
    )
    unknown = forms.ChoiceField(label="Inconnu", choices=[("a", "A")])
    password = forms.CharField(label="Mot de passe", widget=forms.PasswordInput)
    file = forms.FileField(label="Fichier")


def test_each_kind_of_field_is_said_as_its_page_says_it() -> None:
    posted = QueryDict(POSTED)
    sent = Sent("Envoyer", forms=[EveryKind(posted)], ticks={"on": "Lu", "sure": "Sûr"})

    with override("fr"):
        lines = list(lines_of(sent, posted))

    said = {str(line.label): line.value for line in lines}
    assert said == {
        "Nom": "Odile",
        "Notes": "une\ndeux",
        "Vide": "—",
        "Jour": "1er décembre 2026",
        "Autre jour": "hier",
        "Coché": "oui",
        "Pas coché": "non",
        "Couleur": "rouge",
        "Sans choix": "—",
        "Qui": "Personne",
        "Rang": "deux",
        "Plusieurs": "A, C",
        "Inconnu": "z",
        "Mot de passe": "non gardé\u00a0: il vous sera redemandé",
        "Fichier": "non gardé\u00a0: choisissez de nouveau le fichier sur la page",
        "Lu": "oui",
        "Sûr": "non",
    }
    assert [line.label for line in lines if line.left_out] == ["Mot de passe", "Fichier"]
    assert Line("Notes", "une\ndeux").is_words


def test_a_prefix_leads_to_the_right_fields() -> None:
    class Reason(forms.Form):
        reason = forms.CharField(label="Motif")

    posted = QueryDict("7-reason=oui&reason=non")

    lines = list(lines_of(Sent("Refuser", forms=[Reason(posted, prefix="7")]), posted))

    assert lines == [Line("Motif", "oui")]


def kept() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every view that keeps a post and takes one, the archive's own among them."""
    found = dict(views_in(get_resolver().url_patterns))
    found |= dict(views_in(desk_urls.urlpatterns, namespace="archive:"))
    for name, view in sorted(found.items()):
        declared = getattr(view, "page", None)
        if declared is not None and declared.keeps_post and "POST" in methods(view):
            yield name, view


def methods(view: Callable[..., Any]) -> list[str]:
    """Read from the view's guards which methods it takes; all, if it has none."""
    inner: Any = view
    while inner is not None:
        if "request_method_list" in inspect.getclosurevars(inner).nonlocals:
            return list(inspect.getclosurevars(inner).nonlocals["request_method_list"])
        inner = getattr(inner, "__wrapped__", None)
    return ["GET", "POST"]


def test_every_page_that_keeps_a_post_says_what_it_is_sent() -> None:
    views = dict(kept())

    assert len(views) > 40, "the guards are still read as they are written"
    assert [name for name, view in views.items() if not hasattr(view, "sends")] == []


@pytest.mark.promise("SEC-02")
def test_a_password_is_not_even_carried() -> None:
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    posted = {"name": "Odile", "password": "secret", "7-password": "autre", "password2": ["x", "y"]}
    request = RequestFactory().post("/ailleurs/", posted | {"csrfmiddlewaretoken": "jeton"})
    request.session = SessionStore()

    token = _sealed_post(request, whose="", session_over=True)
    carried = carried_in(token, request)

    assert carried is not None
    assert "password" in LEFT_OUT
    assert carried.fields == (("name", "Odile"), ("password2", "x"), ("password2", "y"))
