"""The words of what is declared, from one place for pages, registers and files alike."""

from django.apps import apps
from django.utils.translation import gettext as _

from florilege.kernel.registry import REGISTRY


def label_of(model: str, name: str) -> str:
    """Give the words of a field of `app.Model`; they stand as its verbose name's English msgid."""
    words = str(getattr(apps.get_model(model)._meta.get_field(name), "verbose_name", name))
    return _(words[:1].upper() + words[1:])


def title_of(model: str) -> str:
    """Give the words of a table; one that nobody declares here keeps its own name."""
    holding = REGISTRY.holding(model)
    return _(holding.title) if holding else model


def field_in_words(field: str) -> str:
    """Name `app.Model.field` by its table and itself. Example: "Your profile, First name"."""
    model, _dot, name = field.rpartition(".")
    return f"{title_of(model)}, {label_of(model, name)}"
