"""Forms of the public pages. A form validates; it does not save."""

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.infra import policy
from florilege.people.identity.rules import PhoneUnreadable, normal_phone
from florilege.teaching.catalogue.enums import CourseLevel
from florilege.teaching.catalogue.words import LEVEL_WORDS

ORDERS = {
    "title": _("By title"),
    "soonest": _("Soonest first"),
    "price": _("Lowest price first"),
    "length": _("Shortest first"),
}


class CatalogueForm(forms.Form):
    """What a visitor looks for; whatever is not understood is left aside."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    level = forms.ChoiceField(label=_("Level"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=list(ORDERS.items()))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        words = [(level.value, _(LEVEL_WORDS[level])) for level in CourseLevel]
        self.fields["level"].choices = [("", _("All levels")), *words]  # type: ignore[attr-defined]


class PhoneForm(forms.Form):
    """The one thing that an enrolment may still lack (promise ID-03)."""

    phone = forms.CharField(
        label=_("Phone number"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        if not typed:
            return ""
        try:
            return normal_phone(typed, region=policy.charter().provider.address.country)
        except PhoneUnreadable:
            raise forms.ValidationError(
                _("We cannot read this as a phone number. Write it as you dial it.")
            ) from None
