"""Pages for this audience."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.demo"
    label = "www_demo"
