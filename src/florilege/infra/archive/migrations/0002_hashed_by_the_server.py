"""PostgreSQL hashes what it stores: a deposit that is not what was sealed is refused.

SQLite cannot hash; there the depositing code compares.
"""

from django.db import migrations

NAME = "archive_digest_fits"


def _add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"ALTER TABLE archive_archiveditem ADD CONSTRAINT {NAME} "
            "CHECK (digest = sha256(identity || content))"
        )


def _remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE archive_archiveditem DROP CONSTRAINT {NAME}")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(_add, _remove)]
