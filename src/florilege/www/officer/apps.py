"""Pages for this audience."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.officer"
    label = "www_officer"
