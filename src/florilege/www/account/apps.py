"""Pages for this audience."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.account"
    label = "www_account"
