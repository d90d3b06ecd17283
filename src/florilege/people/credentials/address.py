"""The form field of an e-mail address: any script is welcome, and one address has one form."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _


class AnyScriptEmail(EmailValidator):
    """Django's rule, with letters of every script before the @ (RFC 6531)."""

    user_regex = re.compile(r"^[\w.!#$%&'*+/=?^`{|}~-]+\Z", re.UNICODE)


class AddressField(forms.EmailField):
    """An address as typed, in compatibility form: a full-width letter is the plain one."""

    default_validators = [
        AnyScriptEmail(_("This is not an e-mail address. Example: lea@courrier.example."))
    ]

    def __init__(self, *, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": autocomplete, "autocapitalize": "none"})
        kwargs.setdefault("label", _("E-mail address"))
        super().__init__(max_length=254, widget=widget, **kwargs)

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFKC", str(super().to_python(value) or ""))
