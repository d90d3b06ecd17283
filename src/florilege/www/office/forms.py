"""Forms of the office. A form validates; it does not save."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.kernel.subjects import SubjectRef
from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.catalogue.words import MODALITY_WORDS
from florilege.teaching.certification.enums import RevocationReason
from florilege.teaching.certification.words import REVOCATION_WORDS
from florilege.teaching.enrolment.enums import HalfDay, SessionPhase
from florilege.teaching.enrolment.rules import MOST_DAYS
from florilege.teaching.enrolment.words import HALF_DAY_WORDS, PHASE_WORDS

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"))
ORDERS = {"latest": _("Latest first"), "soonest": _("Earliest first"), "title": _("By title")}


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        # What a browser's calendar reads and writes, whatever the language of the page.
        super().__init__(format="%Y-%m-%d")


class SearchForm(forms.Form):
    """What the office looks for; whatever is not understood is left aside."""

    q = forms.CharField(
        label=_("Words of a session or course"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    phase = forms.ChoiceField(label=_("State"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=list(ORDERS.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["phase"], [("", _("All states")), *_words(PHASE_WORDS, SessionPhase)])


class SessionForm(forms.Form):
    """A session to plan: its dates, its seats, and the half-days on which the group meets."""

    course = forms.TypedChoiceField(label=_("Course"), coerce=UUID)
    title = forms.CharField(
        label=_("Name of the session"),
        max_length=120,
        help_text=_("As learners read it, for instance: Winter 2027, in the evening."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=_Day())
    ends_on = forms.DateField(label=_("Last day"), widget=_Day())
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500)
    modality = forms.TypedChoiceField(label=_("Where it takes place"), coerce=Modality)
    place = forms.CharField(
        label=_("Address or room"),
        max_length=200,
        required=False,
        help_text=_("Nothing, if all of it is at a distance."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days on which the group meets"),
        required=False,
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
    )
    halves = forms.TypedMultipleChoiceField(
        label=_("Half-days"),
        required=False,
        coerce=HalfDay,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A half-day is written for each of these days between the two dates."),
    )

    def __init__(self, *args: Any, courses: Mapping[UUID, str], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.courses, self.on = courses, on
        _offer(self.fields["course"], [(str(key), title) for key, title in courses.items()])
        _offer(self.fields["modality"], _words(MODALITY_WORDS, Modality))
        _offer(self.fields["halves"], _words(HALF_DAY_WORDS, HalfDay))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts_on, ends_on = given.get("starts_on"), given.get("ends_on")
        if starts_on and starts_on < self.on:
            self.add_error("starts_on", _("This day is past: choose today or later."))
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes before the first."))
        elif starts_on and ends_on and (ends_on - starts_on).days >= MOST_DAYS:
            self.add_error("ends_on", _("A session lasts two years at most."))
        if bool(given.get("weekdays")) != bool(given.get("halves")):
            missing = "halves" if given.get("weekdays") else "weekdays"
            self.add_error(missing, _("Choose days and half-days together, or neither."))
        if given.get("modality") in (Modality.ONSITE, Modality.MIXED) and not given.get("place"):
            self.add_error("place", _("Say where the group meets."))
        return given


class TrainerForm(forms.Form):
    trainer = forms.TypedChoiceField(
        label=_("Trainer"),
        coerce=UUID,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose one of the trainers in the list.")
        ),
    )

    def __init__(self, *args: Any, trainers: Mapping[SubjectRef, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["trainer"], [(str(key), name) for key, name in trainers.items()])


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Number of the document"),
        max_length=30,
        strip=True,
        help_text=_("As printed on it, for instance CFP-2026-000012."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class RevocationForm(forms.Form):
    """Why a document is taken back; its holder reads it."""

    reason = forms.ChoiceField(
        label=_("Why it is taken back"),
        choices=[(reason.value, _(words)) for reason, words in REVOCATION_WORDS.items()],
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> RevocationReason:
        return RevocationReason(self.cleaned_data["reason"])


class RefusalForm(forms.Form):
    """Why a corrected edition is refused; its holder reads it beside the document."""

    reason = forms.CharField(
        label=_("Why it is refused"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it, with the ways to complain."),
        error_messages={"required": _("A refusal says why.")},
    )


def _words(words: Mapping[Any, str], order: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(entry.value, _(words[entry])) for entry in order]


def _offer(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]  # only choice fields come here
