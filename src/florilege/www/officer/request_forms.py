"""What the officer types on a request. Forms validate; they do not save."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import LegalBasis
from florilege.people.credentials.address import AddressField
from florilege.rights.enums import Outcome, RequestKind, Way
from florilege.rights.refusing import REFUSALS
from florilege.www.officer.phrases import RIGHTS
from florilege.www.rights.phrases import NOT_TOLD, OUTCOMES, STATES, WAYS, choices_of

_TOLD_BY_HAND = {k: v for k, v in NOT_TOLD.items() if k in {"impossible", "excessive"}}


def _text(label: Any, *, rows: int = 4, most: int = 1000, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, **kwargs)


def _day(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs
    )


class TakeForm(forms.Form):
    """A letter, as it came. Who writes for somebody else must have shown a mandate."""

    number = forms.UUIDField(required=False, widget=forms.HiddenInput)
    way = forms.ChoiceField(label=_("How it came"))
    received_on = _day(_("Received on"))
    kind = forms.ChoiceField(label=_("What it asks for"))
    told = _text(_("What it says"), rows=6, most=4000)
    writer = forms.ChoiceField(
        label=_("Who writes?"),
        widget=forms.RadioSelect,
        choices=(
            ("self", _("The person concerned")),
            ("mandate", _("Somebody with a mandate that I have seen")),
            ("other", _("Somebody else")),
        ),
    )
    name = forms.CharField(label=_("Name of the person concerned"), max_length=160)
    email = AddressField(
        autocomplete="off",
        label=_("E-mail address of the person concerned"),
        required=False,
        help_text=_("An account is found by it. It is kept only if there is none."),
    )
    address = _text(_("Postal address for the answer"), rows=2, most=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = {way: WAYS[way] for way in Way if way not in {Way.SPACE, Way.PAGE}}
        self.fields["way"].choices = choices_of(ways)  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Choose")), *choices_of(RIGHTS)]  # type: ignore[attr-defined]

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean_writer(self) -> str:
        if self.cleaned_data["writer"] == "other":
            raise forms.ValidationError(
                _(
                    "Nobody asks for somebody else’s data without a mandate. Answer the writer so, "
                    "and enter nothing about the other person."
                )
            )
        return str(self.cleaned_data["writer"])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if not told.get("email") and not told.get("address") and not self.errors:
            self.add_error("address", _("Give an e-mail or a postal address: we owe an answer."))
        return told


class FilterForm(forms.Form):
    kind = forms.ChoiceField(label=_("Right"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    late = forms.BooleanField(label=_("Late ones only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Every right")), *choices_of(RIGHTS)]  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("Every state")), *choices_of(STATES)]  # type: ignore[attr-defined]


class DoubtForm(forms.Form):
    reason = _text(_("Why do you doubt who writes?"), rows=3)


class ProofForm(forms.Form):
    note = _text(_("What did you see? It is not kept, only this note."), rows=2)


class ExtendForm(forms.Form):
    until = _day(_("Answer by"))
    extension_reason = _text(_("Why it takes longer"), rows=3)
    told_on_paper = forms.BooleanField(
        label=_("There is no e-mail address: the notice is posted today"), required=False
    )


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("The request is"), widget=forms.RadioSelect)
    refusal = forms.ChoiceField(label=_("If something is refused: why?"), required=False)
    answer = _text(
        _("The answer"),
        rows=8,
        most=8000,
        help_text=_("The reason of a refusal and the ways to complain are added to it."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices_of(OUTCOMES)  # type: ignore[attr-defined]
        grounds = [(ground.value, words) for ground, words in REFUSALS.items()]
        self.fields["refusal"].choices = [("", _("Nothing is refused")), *grounds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        refused = told.get("outcome") in {Outcome.PARTLY, Outcome.REFUSED}
        if refused and not told.get("refusal"):
            self.add_error("refusal", _("A refusal says why: choose the reason."))
        return told


class PurposeForm(forms.Form):
    """Which use the writer objects to, or takes a consent back for."""

    purpose = forms.ChoiceField(label=_("Which use?"))

    def __init__(self, kind: RequestKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        objects = kind is RequestKind.OBJECTION
        basis = LegalBasis.LEGITIMATE_INTEREST if objects else LegalBasis.CONSENT
        language = get_language() or "fr"
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (purpose.value, entry.title.in_language(language))
            for purpose, entry in policy.charter().purposes.items()
            if entry.basis is basis
        ]


class DeathForm(forms.Form):
    note = _text(_("Which proof of death did you see, and who carries it out?"), rows=2)


class LiftForm(forms.Form):
    reason = _text(_("Why the restriction ends"), rows=2)
    told_on_paper = forms.BooleanField(
        label=_("There is no e-mail address: the person was told on paper"), required=False
    )


class NotToldForm(forms.Form):
    reason = forms.ChoiceField(label=_("Outcome"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            ("told", _("They were told")),
            *choices_of(_TOLD_BY_HAND),
        ]
