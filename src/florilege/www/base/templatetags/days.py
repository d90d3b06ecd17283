"""Django's `date`, with the ordinal that French gives to the first of a month."""

from django import template

from florilege.infra.days import written

register = template.Library()
register.filter("date", written, expects_localtime=True)
