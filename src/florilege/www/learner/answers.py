"""Forms of questions, one for each kind. A form reads what was answered; it does not save.

A page never carries what tells the answer: pieces to match or to order go by their place in the
mixed list, because their own identifiers stand in the right order in the course.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from florilege.teaching.assessment.rules import (
    NotANumber,
    Response,
    read_number,
    response_of,
    shown_order,
    value_of,
)
from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.queries import ItemContent

LONGEST_NUMBER, LONGEST_TEXT = 40, 200


class AnswerForm(forms.Form):
    """What the forms of all kinds share: the item, the attempt, and what was given before."""

    template = ""
    hint: str | Promise = ""

    def __init__(
        self, item: ItemContent, *, attempt: UUID, data: Any = None, given: Response | None = None
    ) -> None:
        super().__init__(data)
        self.item, self.attempt = item, attempt
        self.given = value_of(given)
        self.arrange()

    def arrange(self) -> None:
        """Lay out the fields for the item."""
        raise NotImplementedError

    def response(self) -> Response:
        """Give what was answered; the empty text is no answer."""
        return response_of(self.value() or "")

    def value(self) -> str | list[str]:
        raise NotImplementedError

    def mixed(self, pieces: str) -> list[str]:
        identifiers = [piece["id"] for piece in self.item.body[pieces]]
        return shown_order(identifiers, attempt=self.attempt, item=self.item.code)


class SingleChoiceForm(AnswerForm):
    template = "learner/answers/choices.html"
    hint = gettext_lazy("One answer.")

    def arrange(self) -> None:
        self.fields["answer"] = forms.ChoiceField(
            label=_("Your answer"),
            choices=_choices(self.item),
            widget=forms.RadioSelect,
            required=False,
            initial=self.given,
        )

    def value(self) -> str:
        return str(self.cleaned_data["answer"])


class MultipleChoiceForm(AnswerForm):
    template = "learner/answers/choices.html"
    hint = gettext_lazy("Several answers may be right; a wrong one takes a right one away.")

    def arrange(self) -> None:
        self.fields["answer"] = forms.MultipleChoiceField(
            label=_("Your answer"),
            choices=_choices(self.item),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=self.given or [],
        )

    def value(self) -> list[str]:
        return list(self.cleaned_data["answer"])


class MatchForm(AnswerForm):
    template = "learner/answers/match.html"
    hint = gettext_lazy("Choose what goes with each line.")

    def arrange(self) -> None:
        self._rights = self.mixed("pairs")
        text_of = {pair["id"]: pair["right"] for pair in self.item.body["pairs"]}
        options = [(str(place), text_of[one]) for place, one in enumerate(self._rights)]
        given = dict(pair.split(" ", 1) for pair in self.given)
        for number, pair in enumerate(self.item.body["pairs"]):
            chosen = given.get(pair["id"])
            self.fields[f"left_{number}"] = forms.ChoiceField(
                label=pair["left"],
                choices=[("", _("Choose…")), *options],
                required=False,
                initial=str(self._rights.index(chosen)) if chosen in self._rights else "",
            )

    def value(self) -> list[str]:
        chosen = (
            (pair["id"], self.cleaned_data[f"left_{number}"])
            for number, pair in enumerate(self.item.body["pairs"])
        )
        return [f"{left} {self._rights[int(place)]}" for left, place in chosen if place]


class OrderForm(AnswerForm):
    template = "learner/answers/order.html"
    hint = gettext_lazy("Give each line its rank, from the first to the last.")

    def arrange(self) -> None:
        self._pieces = self.mixed("sequence")
        text_of = {piece["id"]: piece["text"] for piece in self.item.body["sequence"]}
        ranks = [(str(rank), str(rank)) for rank in range(1, len(self._pieces) + 1)]
        given = list(self.given)
        # What was answered before is shown in its order, and anything new after it.
        shown = sorted(
            enumerate(self._pieces),
            key=lambda piece: given.index(piece[1]) if piece[1] in given else len(given),
        )
        for place, one in shown:
            self.fields[f"rank_{place}"] = forms.ChoiceField(
                label=text_of[one],
                choices=[("", "–"), *ranks],
                required=False,
                initial=str(given.index(one) + 1) if one in given else "",
            )

    def clean(self) -> dict[str, Any]:
        ranks = [rank for rank in self.cleaned_data.values() if rank]
        twice = [rank for rank, count in Counter(ranks).items() if count > 1]
        if twice:
            raise forms.ValidationError(
                _("Two lines have the rank %(rank)s: give each line its own.")
                % {"rank": min(twice, key=int)}
            )
        if ranks and len(ranks) < len(self._pieces):
            raise forms.ValidationError(_("Some lines have no rank yet: give each line its own."))
        return self.cleaned_data

    def value(self) -> list[str]:
        ranked = [
            (int(self.cleaned_data[f"rank_{place}"]), one)
            for place, one in enumerate(self._pieces)
            if self.cleaned_data[f"rank_{place}"]
        ]
        return [one for _rank, one in sorted(ranked)]


class NumericForm(AnswerForm):
    template = "learner/answers/line.html"

    def arrange(self) -> None:
        self.fields["answer"] = forms.CharField(
            label=_("Your answer, a number"),
            max_length=LONGEST_NUMBER,
            required=False,
            initial=self.given,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    @property
    def unit(self) -> str:
        return str(self.item.body.get("unit", ""))

    def clean_answer(self) -> str:
        text = str(self.cleaned_data["answer"])
        if text:
            try:
                read_number(text, unit=self.unit)
            except NotANumber:
                raise forms.ValidationError(_("Write a number, such as 12.5.")) from None
        return text

    def value(self) -> str:
        return str(self.cleaned_data["answer"])


class TextEntryForm(AnswerForm):
    template = "learner/answers/line.html"
    hint = gettext_lazy("Capitals and accents do not count.")

    def arrange(self) -> None:
        self.fields["answer"] = forms.CharField(
            label=_("Your answer, a word or a few"),
            max_length=LONGEST_TEXT,
            required=False,
            initial=self.given,
            widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        )

    def value(self) -> str:
        return str(self.cleaned_data["answer"])


_FORMS: Mapping[ItemKind, type[AnswerForm]] = {
    ItemKind.SINGLE_CHOICE: SingleChoiceForm,
    ItemKind.MULTIPLE_CHOICE: MultipleChoiceForm,
    ItemKind.MATCH: MatchForm,
    ItemKind.ORDER: OrderForm,
    ItemKind.NUMERIC: NumericForm,
    ItemKind.TEXT_ENTRY: TextEntryForm,
}


def answer_form(
    item: ItemContent, *, attempt: UUID, data: Any = None, given: Response | None = None
) -> AnswerForm:
    """Make the form of an item: filled with what was given, or with what is posted."""
    return _FORMS[item.kind](item, attempt=attempt, data=data, given=given)


def _choices(item: ItemContent) -> list[tuple[str, str]]:
    return [(choice["id"], choice["text"]) for choice in item.body["choices"]]
