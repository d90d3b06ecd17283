"""What the officer asks of the journal, and why they want a name."""

from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from florilege.infra.journal.queries import Search
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.address import AddressField
from florilege.people.credentials.queries import person_by_email
from florilege.www.rights.words import purpose_title, role_words


class Side(StrEnum):
    """Which end of a look a person stands at."""

    SUBJECT = "subject"
    ACTOR = "actor"


NOT_AN_ID = {"invalid": _("This is not an opaque id: copy it whole.")}


class Reason(StrEnum):
    """Why the name behind a look is opened; it stands in the journal's route."""

    ASKED = "asked"
    DOUBT = "doubt"
    INCIDENT = "incident"


REASONS = {
    Reason.ASKED: _("The person concerned asks who looked"),
    Reason.DOUBT: _("The look seems unfounded and is being examined"),
    Reason.INCIDENT: _("An incident is being handled"),
}


class SearchForm(forms.Form):
    """The address is only ever posted: it becomes an opaque id before any link is made."""

    email = AddressField(
        autocomplete="off",
        label=_("E-mail address of a person"),
        required=False,
        help_text=_("It is looked up by its keyed hash and kept nowhere."),
    )
    side = forms.ChoiceField(
        label=_("This person is"),
        required=False,
        choices=((Side.SUBJECT, _("whom somebody looked at")), (Side.ACTOR, _("who looked"))),
        initial=Side.SUBJECT,
    )
    subject = forms.UUIDField(
        label=_("Opaque id of whom somebody looked at"), required=False, error_messages=NOT_AN_ID
    )
    actor = forms.UUIDField(
        label=_("Opaque id of who looked"), required=False, error_messages=NOT_AN_ID
    )
    role = forms.ChoiceField(label=_("Acting as"), required=False)
    purpose = forms.ChoiceField(label=_("What for"), required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    refused_only = forms.BooleanField(label=_("Refused looks only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "fr"
        roles = [(role.value, role_words(role).capitalize()) for role in Role]
        purposes = [(p.value, purpose_title(p, language)) for p in Purpose]
        self.fields["role"].choices = [("", _("Anybody")), *roles]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            ("", _("Anything")),
            *purposes,
        ]

    def clean(self) -> dict[str, Any]:
        """Turn the address into an opaque id."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("since") and told.get("until") and told["since"] > told["until"]:
            self.add_error("until", _("This day comes before the first one."))
        if told.get("email"):
            person = person_by_email(told["email"])
            if person is None:
                self.add_error("email", _("Nobody is found by this address."))
            told[told.get("side") or Side.SUBJECT] = person
        return told

    def search(self) -> Search:
        told = self.cleaned_data
        return Search(
            subject=told["subject"],
            actor=told["actor"],
            role=told["role"],
            purpose=told["purpose"],
            since=told["since"],
            until=told["until"],
            refused_only=told["refused_only"],
        )


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why do you need the name?"),
        choices=tuple(REASONS.items()),
        widget=forms.RadioSelect,
    )


def posted_form(request: HttpRequest) -> SearchForm:
    return SearchForm(request.POST)


def asked_form(request: HttpRequest) -> SearchForm:
    """Read the form from an address, in which no e-mail is ever accepted."""
    asked = request.GET.copy()
    asked.pop("email", None)
    return SearchForm(asked)


def query_of(search: Search) -> str:
    """Write a search as an address has it: ids, closed words and days."""
    told = {
        "subject": search.subject,
        "actor": search.actor,
        "role": search.role,
        "purpose": search.purpose,
        "since": search.since,
        "until": search.until,
        "refused_only": "on" if search.refused_only else "",
    }
    return urlencode({name: str(value) for name, value in told.items() if value})
