"""On PostgreSQL: what the platform's role may do in the archive, said by the role that owns it."""

from django.conf import settings
from django.db import connections

from florilege.infra.archive.guard import ALIAS, DEPOSITED, PUBLIC_HALVES


def grant_deposits() -> bool:
    """Let the platform's role insert documents and read public halves, and nothing else.

    False where one role does both, as on SQLite or without a role for the archivist.
    """
    connection = connections[ALIAS]
    depositor, owner = settings.ARCHIVE_DEPOSITOR, connection.settings_dict.get("USER", "")
    if connection.vendor != "postgresql" or depositor in {"", owner}:
        return False
    role = connection.ops.quote_name(depositor)
    with connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
        cursor.execute(f"GRANT INSERT ON {DEPOSITED} TO {role}")
        # The other tells a start whether the tables are those of the program.
        cursor.execute(f"GRANT SELECT ON {PUBLIC_HALVES}, django_migrations TO {role}")
    return True
