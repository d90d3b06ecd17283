"""Let PostgreSQL know its tables, as its own worker does after some time of use.

SQLite is left as it is: nothing gathers statistics for it in use either.
"""

from django.conf import settings
from django.db import connections


def gather() -> None:
    for name, database in settings.DATABASES.items():
        if "postgresql" in database.get("ENGINE", ""):
            with connections[name].cursor() as cursor:
                cursor.execute("ANALYZE")
