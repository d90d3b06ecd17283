"""Forms of a person's own rights. They validate; they do not save."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from florilege.infra import policy
from florilege.kernel.vocabulary import Category
from florilege.people.credentials.address import AddressField
from florilege.rights.enums import RequestKind
from florilege.www.rights.phrases import GROUNDS, KINDS, WISHES, choices_of

# A directive is written on a page of its own, and carried out on what the desk receives.
ASKED_HERE = [kind for kind in RequestKind if kind is not RequestKind.AFTER_DEATH]


EVERYTHING = "everything"


class BroughtForm(forms.Form):
    file = forms.FileField(
        label=_("The file of your data (ZIP)"),
        help_text=_("It is read from end to end before anything of it is kept."),
        widget=forms.FileInput(attrs={"accept": "application/zip,.zip", "data-fileinput": ""}),
    )


class RequestForm(forms.Form):
    kind = forms.ChoiceField(label=_("What do you ask for?"))
    told = forms.CharField(
        label=_("Your request in your words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Which data, which page, what is wrong: whatever helps us to answer well."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = choices_of({kind: KINDS[kind] for kind in ASKED_HERE})
        self.fields["kind"].choices = [("", _("Choose")), *words]  # type: ignore[attr-defined]


class DatumForm(forms.Form):
    """Why one entry is not to be used."""

    ground = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What we should know about it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = choices_of(GROUNDS)  # type: ignore[attr-defined]


class RestrictionForm(forms.Form):
    category = forms.ChoiceField(label=_("What is to be kept and not used?"))
    ground = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What we should know about it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "fr"
        categories = policy.charter().categories
        titles = [(c.value, categories[c].title.in_language(language)) for c in Category]
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            (EVERYTHING, _("Everything about me")),
            *titles,
        ]
        self.fields["ground"].choices = choices_of(GROUNDS)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Category | None:
        word = self.cleaned_data["category"]
        return None if word == EVERYTHING else Category(word)


class OwnCardForm(forms.Form):
    """What a contact corrects themselves."""

    name = forms.CharField(label=_("Name"), max_length=160)
    organisation = forms.CharField(label=_("Organisation"), max_length=160, required=False)
    job = forms.CharField(label=_("Function"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)


class SecondPersonForm(forms.Form):
    email = AddressField(
        autocomplete="off",
        label=_("E-mail address of a parent"),
        help_text=_("A link goes there, by which they agree or refuse. We keep it no longer."),
    )


class DirectiveForm(forms.Form):
    wish = forms.ChoiceField(label=_("What is to become of your data?"), widget=forms.RadioSelect)
    executor = forms.CharField(
        label=_("Who is to see to it, and how are they found?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Name, and an address or a phone number. Without anybody, your heirs may ask."),
    )
    words = forms.CharField(
        label=_("Anything else that we should know"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wish"].choices = choices_of(WISHES)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("wish") == "hand_over" and not told.get("executor"):
            self.add_error("executor", _("Say to whom your data are to be handed over."))
        return told
