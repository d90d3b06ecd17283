"""The form of a departure: the last day, and a choice for each line of open work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.infra.departing import Line, Work
from florilege.kernel.subjects import SubjectRef

Choices = dict[tuple[str, str], SubjectRef | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of open work with its lines, and who may take one of them over, by name."""

    work: Work
    lines: Sequence[Line]
    takers: Mapping[SubjectRef, str]

    @property
    def is_chosen(self) -> bool:
        return self.work.hand_over is not None


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        # What a browser's calendar reads and writes, whatever the language of the page.
        super().__init__(format="%Y-%m-%d")


class DepartureForm(forms.Form):
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=_Day(),
        help_text=_(
            "The functions are held until this day’s end, and are taken over the day after."
        ),
    )
    at_once = forms.BooleanField(
        label=_("At once: the functions end now, and this cannot be taken back"), required=False
    )

    def __init__(
        self,
        *args: Any,
        parts: Sequence[Part],
        chosen: Mapping[tuple[str, str], SubjectRef],
        on: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts, self.on = parts, on
        for part in parts:
            for line in part.lines if part.is_chosen else ():
                self.fields[field_name(part.work.name, line.key)] = _choice(part, line, chosen)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day = given.get("last_day")
        if given.get("at_once"):
            given["last_day"] = self.on - timedelta(days=1)
        elif day is None and "last_day" not in self.errors:
            self.add_error("last_day", _("Say which day is the last, or choose “At once”."))
        elif day is not None and day < self.on:
            self.add_error("last_day", _("This day is past: choose today or later, or “At once”."))
        return given

    def sections(self) -> Iterator[tuple[Part, list[tuple[Line, Any]]]]:
        """Give each kind of work with its lines and their fields, for the page."""
        for part in self.parts:
            names = [(line, field_name(part.work.name, line.key)) for line in part.lines]
            yield part, [(line, self[n] if n in self.fields else None) for line, n in names]

    def choices(self) -> Choices:
        return {
            (part.work.name, line.key): self.cleaned_data[field_name(part.work.name, line.key)]
            for part in self.parts
            if part.is_chosen
            for line in part.lines
        }


def field_name(work: str, line: str) -> str:
    return f"{work}-{line}"


def _choice(
    part: Part, line: Line, chosen: Mapping[tuple[str, str], SubjectRef]
) -> forms.TypedChoiceField:
    who = chosen.get((part.work.name, line.key))
    return forms.TypedChoiceField(
        label=_("Who takes over “%(what)s”") % {"what": line.title},
        coerce=lambda word: SubjectRef(UUID(word)),
        empty_value=None,
        required=False,
        initial=str(who or ""),
        help_text=line.detail,
        choices=[
            ("", _("Nobody: it stays")),
            *((str(person), name) for person, name in part.takers.items()),
        ],
        error_messages={"invalid_choice": _("Choose somebody of the list, or nobody.")},
    )
