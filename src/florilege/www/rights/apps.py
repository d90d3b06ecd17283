"""Pages for everybody about whom something is held."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "florilege.www.rights"
    label = "www_rights"
