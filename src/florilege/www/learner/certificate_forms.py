"""Forms of the certificates page. A form validates; it does not save."""

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.teaching.certification.enums import RenewalReason, Shows
from florilege.teaching.certification.words import REASON_WORDS, SHOWS_WORDS


class SharingForm(forms.Form):
    """What the check page may show of the holder."""

    shows = forms.ChoiceField(
        label=_("Show to who checks"),
        choices=[(shows.value, _(words)) for shows, words in SHOWS_WORDS.items()],
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> Shows:
        return Shows(self.cleaned_data["shows"])


class RenewalForm(forms.Form):
    """Why a new edition is asked for."""

    reason = forms.ChoiceField(
        label=_("Why the name changes"),
        choices=[(reason.value, _(words)) for reason, words in REASON_WORDS.items()],
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> RenewalReason:
        return RenewalReason(self.cleaned_data["reason"])
