"""The form of the check page: a number or a code, a file, or both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.www.public.check_upload import ReadFile


class ReadFileField(forms.Field):
    """A file that was read through while it arrived."""

    widget = forms.FileInput

    def clean(self, value: Any) -> ReadFile | None:
        return value if isinstance(value, ReadFile) and value.size else None


class CheckForm(forms.Form):
    number = forms.CharField(
        label=_("Number or code"),
        help_text=_("Both are printed beside the QR code."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    file = ReadFileField(
        label=_("The file (PDF)"),
        help_text=_("It is compared while it arrives, and kept nowhere."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf", "data-fileinput": ""}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("number") and given.get("file") is None and not self.errors:
            raise forms.ValidationError(_("Give a number, a code or a file."))
        return given
