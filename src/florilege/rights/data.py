"""One datum of a person: which may be restricted by itself, and how it is named."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from florilege.infra.declarations.labels import field_in_words, title_of
from florilege.kernel.datum import Datum
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.rights.tables import Table, tables_about_people


class NotRestrictable(Exception):
    """There is no such datum of this person, or it only ever serves their rights and safety."""


def may_be_restricted(datum: Datum, person: SubjectRef) -> bool:
    """Tell whether it is a field that the person declares about themselves, or a row of theirs."""
    table = _table(datum)
    if table is None:
        return False
    if datum.field:
        declared = table.holding.personal_fields.get(datum.field)
        return declared is not None and declared.rectifiable and table.rows(person).exists()
    try:
        return table.rows(person).filter(pk=datum.row).exists()
    except (ValueError, ValidationError):
        return False


def name_of_datum(datum: Datum) -> str:
    """Name it for its person: the table's words, and the field's if it is one field."""
    if REGISTRY.holding(datum.model) is None:
        return datum.model
    if not datum.field:
        return _("One entry of: %(table)s") % {"table": title_of(datum.model)}
    return field_in_words(f"{datum.model}.{datum.field}")


def _table(datum: Datum) -> Table | None:
    return next((t for t in tables_about_people() if t.holding.model == datum.model), None)
