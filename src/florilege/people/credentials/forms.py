"""Forms of the credentials room. A form validates; it does not save."""

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.people.credentials.address import AddressField


class SignInForm(forms.Form):
    email = AddressField(autocomplete="username")
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """The password alone, before a dangerous act."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class AddressForm(forms.Form):
    email = AddressField(autocomplete="email")


class NewAddressForm(forms.Form):
    email = AddressField(autocomplete="email", label=_("New e-mail address"))


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
