"""What the officer answers at the charter's desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.people.announcements.enums import Told


class PublishForm(forms.Form):
    """`digest` is of the text that was shown, so that nothing else is published."""

    digest = forms.CharField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Publish it as"),
        choices=(
            ("minor", _("a correction of form, which applies at once")),
            ("substantial", _("a substantial change, announced to everybody first")),
        ),
        widget=forms.RadioSelect,
    )
    wanted_on = forms.DateField(
        label=_("First day, if later than the notice asks"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class NoteForm(forms.Form):
    """How those were told whose mail cannot leave."""

    state = forms.ChoiceField(
        label=_("Those whose mail still waits were told"),
        choices=(
            (Told.BY_POST.value, _("by letter")),
            (Told.IN_PERSON.value, _("in person")),
            (Told.UNREACHABLE.value, _("not at all: no address of theirs takes mail")),
        ),
        widget=forms.RadioSelect,
    )


class DayForm(forms.Form):
    on = forms.DateField(label=_("It applies from"), widget=forms.DateInput(attrs={"type": "date"}))
