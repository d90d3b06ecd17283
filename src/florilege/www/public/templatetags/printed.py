"""Days, prices and lengths as a careful printer sets them, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal
from django import template
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from florilege.charter.text import Text
from florilege.infra.days import with_ordinal

register = template.Library()

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def locale() -> str:
    return _LOCALES.get((get_language() or "fr")[:2], "fr_FR")


@register.filter
def long_day(on: date) -> str:
    """Write a day: 7 September 2026."""
    return with_ordinal(format_date(on, format="long", locale=locale()))


@register.filter
def week_day(on: date) -> str:
    """Write a day with its name: Monday 7 September."""
    return with_ordinal(format_date(on, format="EEEE d MMMM", locale=locale()))


@register.simple_tag
def span(first: date, last: date) -> str:
    """Write the first and the last day of something; what they share is written once."""
    if first == last:
        return long_day(first)
    begins = long_day(first)
    if first.year == last.year:
        begins = with_ordinal(format_skeleton("MMMMd", first, locale=locale()))
    return _("%(first)s to %(last)s") % {"first": begins, "last": long_day(last)}


@register.filter
def moment(at: datetime) -> str:
    """Write a day and an hour in the reader's zone."""
    local = localtime(at)
    return _("%(day)s, %(hours)s:%(minutes)s") % {
        "day": long_day(local.date()),
        "hours": local.hour,
        "minutes": f"{local.minute:02d}",
    }


@register.filter
def price(cents: int) -> str:
    """Write a price in euros; whole euros have no cents."""
    if cents == 0:
        return _("Free")
    pattern = Locale.parse(locale()).currency_formats["standard"].pattern
    if cents % 100 == 0:
        pattern = pattern.replace(".00", "")
    return format_currency(
        Decimal(cents) / 100, "EUR", format=pattern, locale=locale(), currency_digits=False
    )


@register.filter
def hours(count: Decimal) -> str:
    """Write a number of hours: 7.5 h."""
    number = format_decimal(count.normalize() + 0, locale=locale())
    return _("%(count)s h") % {"count": number}


@register.filter
def phone(number: str) -> str:
    """Write a phone number in groups; a placeholder stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def said(text: Text) -> str:
    """Give a sentence of the charter in the reader's language."""
    return text.in_language(get_language() or "fr")


@register.filter
def paragraphs(text: Text) -> tuple[str, ...]:
    return text.paragraphs(get_language() or "fr")


@register.filter
def country(code: str) -> str:
    """Name a country."""
    return str(Locale.parse(locale()).territories.get(code, code))
