"""Forms of sign-up and profile. They validate; they do not save."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from florilege.infra import policy
from florilege.people.credentials.address import AddressField
from florilege.people.credentials.passwords import weaknesses
from florilege.people.identity.enums import LEVEL_WORDS, Level
from florilege.people.identity.rules import PhoneUnreadable, normal_phone

_ZONES = sorted(z for z in available_timezones() if "/" in z and not z.startswith("Etc/"))


class SignUpForm(forms.Form):
    """The shortest form: name, first name, e-mail, pseudonym, password (ID-01, ID-03)."""

    given_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    family_name = forms.CharField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = AddressField(autocomplete="email")
    pseudonym = forms.RegexField(
        label=_("Pseudonym"),
        regex=r"^[\w][\w .’'-]{1,38}[\w]$",
        max_length=40,
        help_text=_("The only name that other learners and visitors see. You may change it."),
        error_messages={"invalid": _("Use letters, digits, spaces and hyphens, three at least.")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    fifteen = forms.ChoiceField(
        label=_("Are you fifteen or over?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        widget=forms.RadioSelect,
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        help_text=_("Three or four words that nobody would put together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        about = [str(given.get(name, "")) for name in ("given_name", "family_name", "email")]
        _refuse_weak(self, given.get("password"), about)
        return given


class NewPasswordForm(forms.Form):
    """A new password, judged against what the policy and common sense ask."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=128,
        help_text=_("Three or four words that nobody would put together."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        _refuse_weak(self, given.get("password"), [])
        return given


class ProfileForm(forms.Form):
    """Every self-declared field is rectified here (ID-11), preferences included (ID-06)."""

    given_name = forms.CharField(label=_("First name"), max_length=80)
    family_name = forms.CharField(label=_("Name"), max_length=80)
    pseudonym = SignUpForm.base_fields["pseudonym"]
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(z, z.replace("_", " ")) for z in _ZONES]
    )
    interests = forms.CharField(
        label=_("Interests"),
        max_length=300,
        required=False,
        help_text=_("Separate them with commas."),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[
            ("", _("I would rather not say")),
            *((v.value, _(w)) for v, w in LEVEL_WORDS.items()),
        ],
    )
    goals = forms.CharField(
        label=_("Goals"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    languages = forms.CharField(
        label=_("Languages that you read"),
        max_length=200,
        required=False,
        help_text=_("Separate them with commas."),
    )

    def clean_phone(self) -> str:
        text = str(self.cleaned_data["phone"])
        if not text:
            return ""
        try:
            return normal_phone(text, region="FR")
        except PhoneUnreadable:
            raise forms.ValidationError(
                _("This is not a phone number that we could call. Example: 06 39 98 12 34.")
            ) from None

    def changes(self) -> dict[str, object]:
        """Give what the profile's fields become: empty answers become nothing."""
        given = dict(self.cleaned_data)
        for name in ("interests", "languages"):
            words = [w.strip() for w in str(given[name]).split(",") if w.strip()]
            given[name] = words or None
        for name in ("phone", "goals"):
            given[name] = given[name] or None
        given["level"] = Level(given["level"]).value if given["level"] else None
        return given


def _refuse_weak(form: forms.Form, password: str | None, about: list[str]) -> None:
    if not password:
        return
    least = policy.charter().security.password_min_length
    for sentence in weaknesses(password, least_length=least, about=about):
        form.add_error("password", sentence)
