"""What the officer tells of a legal hold: about whom, what, and for which proceeding."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.address import AddressField
from florilege.people.credentials.queries import person_by_email
from florilege.rights.actions.place_hold import Held

EVERYTHING = "everything"


class WhomForm(forms.Form):
    """The address is only ever posted: it becomes an opaque id before any link is made."""

    email = AddressField(
        autocomplete="off",
        label=_("E-mail address of the person"),
        help_text=_("It is looked up by its keyed hash and kept nowhere."),
    )

    def clean_email(self) -> SubjectRef:
        person = person_by_email(self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(_("Nobody is found by this address."))
        return person


class HoldForm(forms.Form):
    """`what` is everything, a table, or a table and one of its rows, as `table|row`."""

    what = forms.ChoiceField(
        label=_("What is held"),
        help_text=_("Data are named as the person reads them: “your” is theirs."),
    )
    reason = forms.CharField(
        label=_("For which proceeding"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A court, a number, a date: enough to know later when it may be lifted."),
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(choices)  # type: ignore[attr-defined]

    def held(self) -> Held:
        what = self.cleaned_data["what"]
        if what == EVERYTHING:
            return Held()
        model, _bar, row = what.partition("|")
        return Held(model=model, row=row)
