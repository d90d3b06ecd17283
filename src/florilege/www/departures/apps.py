"""Pages for this audience."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.departures"
    label = "www_departures"
