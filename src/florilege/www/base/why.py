"""Why a field is asked, said in its margin: straight from its declaration."""

from django.utils.translation import gettext as _

from florilege.kernel.registry import REGISTRY


def why_asked(model: str) -> dict[str, str]:
    """Give the sentence of each personal field of a table, by field name."""
    holding = REGISTRY.holding(model)
    if holding is None:
        return {}
    return {name: _(declared.why) for name, declared in holding.personal_fields.items()}
