"""The forms of a take-over: from which system, and which files. They validate; they do not save."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from florilege.infra.intake.uploads.gathering import Misread, check_system


class SystemForm(forms.Form):
    system = forms.CharField(
        label=_("What is the old system called?"),
        max_length=80,
        help_text=_(
            "People read this name in our letter and beside their data. Write it the same way each "
            "time: the numbers in the files are known again by it."
        ),
        widget=forms.TextInput(attrs={"list": "systems", "autocomplete": "off"}),
    )

    def clean_system(self) -> str:
        try:
            return check_system(str(self.cleaned_data["system"]))
        except Misread as why:
            raise ValidationError(str(why)) from None


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesForm(forms.Form):
    """The files themselves are read by the view: a refused one does not refuse the others."""

    chosen = forms.FileField(
        label=_("CSV files"),
        allow_empty_file=True,
        help_text=_(
            "Several at once, if you like. A file of the same name takes the earlier one’s place."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].widget = SeveralFiles(
            attrs={
                "accept": ".csv,text/csv",
                "data-fileinput": "",
                "data-max-bytes": str(settings.UPLOAD_MAX_BYTES),
            }
        )
