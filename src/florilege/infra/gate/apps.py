"""The gate has no tables; it is an app so that rooms can register their grants at start."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    name = "florilege.infra.gate"
    label = "gate"
