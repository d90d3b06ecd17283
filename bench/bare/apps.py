"""The bare site's own tables: the ones that the product seals, in clear and joined."""

from django.apps import AppConfig


class BareConfig(AppConfig):
    name = "bench.bare"
    label = "bare"
    default_auto_field = "django.db.models.BigAutoField"
