"""What somebody says who asks for the archive to be opened."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from florilege.infra.archive.models import Ground
from florilege.www.archivist.phrases import ground_choices

SHORTEST_REASON = 10


class AskForm(forms.Form):
    """Both texts are sealed with the request's trace and end with it."""

    ground = forms.ChoiceField(label=gettext_lazy("On what ground"), widget=forms.RadioSelect)
    sought = forms.CharField(
        label=gettext_lazy("Name, or number of a certificate"),
        max_length=200,
        help_text=gettext_lazy("First and family name, as they were printed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=1_000,
        min_length=SHORTEST_REASON,
        help_text=gettext_lazy("The second person reads it; it is kept sealed with the trace."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    identity_checked_on = forms.DateField(
        label=gettext_lazy("Identity checked on"),
        required=False,
        help_text=gettext_lazy(
            "If the person asks for their own: look at a proof of identity, and keep no copy of it."
        ),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, today: date, **given: Any) -> None:
        super().__init__(*args, **given)
        self.today = today
        self.fields["ground"].choices = ground_choices()  # type: ignore[attr-defined]  # unstubbed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        checked_on = cleaned.get("identity_checked_on")
        if checked_on and checked_on > self.today:
            self.add_error("identity_checked_on", _("This day has not come yet."))
        asks_for_own = cleaned.get("ground") == Ground.PERSON
        if asks_for_own and not checked_on and "identity_checked_on" not in self.errors:
            self.add_error(
                "identity_checked_on",
                _("Check first who is asking, then give the day of the check."),
            )
        return cleaned
