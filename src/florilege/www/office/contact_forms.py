"""Forms of the office about people without an account. A form validates; it does not save."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as words_of
from django.utils.translation import gettext_lazy as _

from florilege.kernel.subjects import SubjectRef
from florilege.people.contacts.actions.enter_contact import Card
from florilege.people.contacts.enums import GIVEN_BY_WORDS, KIND_WORDS, ContactKind, GivenBy
from florilege.people.credentials.address import AddressField

LANGUAGES = (("fr", "Français"), ("en", "English"))


class WordsForm(forms.Form):
    q = forms.CharField(
        label=_("Words of a name, an organisation, a function or an address"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class CardForm(forms.Form):
    kind = forms.ChoiceField(label=_("Part"))
    name = forms.CharField(label=_("Name"), max_length=160)
    organisation = forms.CharField(label=_("Organisation"), max_length=160, required=False)
    job = forms.CharField(label=_("Function"), max_length=120, required=False)
    email = AddressField(autocomplete="off", required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    given_by = forms.ChoiceField(label=_("Who gave you these data?"))
    giver = forms.CharField(
        label=_("Their name, if it is not the person"),
        max_length=160,
        required=False,
        help_text=_("The person reads it: they may ask where their data come from."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.value, words_of(KIND_WORDS[kind])) for kind in ContactKind]
        givers = [(one.value, words_of(GIVEN_BY_WORDS[one])) for one in GivenBy]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["given_by"].choices = givers  # type: ignore[attr-defined]

    def card(self) -> Card:
        told = self.cleaned_data
        return Card(
            kind=ContactKind(told["kind"]),
            name=told["name"],
            organisation=told["organisation"],
            job=told["job"],
            email=told["email"],
            phone=told["phone"],
            language=told["language"],
            given_by=GivenBy(told["given_by"]),
            giver=told["giver"],
        )


class NewCardForm(CardForm):
    number = forms.UUIDField(required=False, widget=forms.HiddenInput)
    told_on_paper = forms.BooleanField(
        label=_("There is no e-mail address: the person has the notice on paper"), required=False
    )


class KeeperForm(forms.Form):
    keeper = forms.TypedChoiceField(label=_("Who looks after this contact"), coerce=UUID)

    def __init__(self, *args: Any, colleagues: Mapping[SubjectRef, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(person), name) for person, name in colleagues.items()]
        self.fields["keeper"].choices = [("", _("Nobody yet")), *choices]  # type: ignore[attr-defined]
