"""The watch as an app: for its grants, its nightly task and its words. It keeps no table."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "florilege.oversight"
    label = "oversight"
