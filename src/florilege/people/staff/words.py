"""Roles in words, for letters and pages about who holds them."""

from django.utils.translation import gettext_noop

from florilege.kernel.vocabulary import Role

ROLE_WORDS = {
    Role.TRAINER: gettext_noop("trainer"),
    Role.OFFICE: gettext_noop("office staff"),
    Role.OFFICER: gettext_noop("data protection officer"),
    Role.SECURITY: gettext_noop("security"),
    Role.OPERATOR: gettext_noop("operator"),
    Role.ARCHIVIST: gettext_noop("archivist"),
}
