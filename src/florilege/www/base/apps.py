"""The shared layout as an app, for its templates and words."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.base"
    label = "www_base"
