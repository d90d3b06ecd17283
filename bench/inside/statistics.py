"""Let the engine know its tables, as it does by itself after some time of use."""

from django.conf import settings
from django.db import connections


def gather() -> None:
    for name, database in settings.DATABASES.items():
        if database:
            with connections[name].cursor() as cursor:
                cursor.execute("ANALYZE")
