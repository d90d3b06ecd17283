"""The head follows each entry in the entry's own statement: one statement less on every page."""

from typing import Any

from django.db import migrations

_SQLITE = """
CREATE TRIGGER journal_head_follows AFTER INSERT ON journal_entry BEGIN
    UPDATE journal_head SET number = NEW.number, mac = NEW.mac WHERE id = 1;
END
"""
_POSTGRESQL = """
CREATE FUNCTION journal_head_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE journal_head SET number = NEW.number, mac = NEW.mac WHERE id = 1;
    RETURN NULL;
END $$;
CREATE TRIGGER journal_head_follows AFTER INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_head_follows();
"""
_AWAY = {
    "sqlite": "DROP TRIGGER journal_head_follows",
    "postgresql": "DROP TRIGGER journal_head_follows ON journal_entry;"
    " DROP FUNCTION journal_head_follows();",
}


def follow(apps: Any, editor: Any) -> None:
    editor.execute(_POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE)


def follow_no_more(apps: Any, editor: Any) -> None:
    editor.execute(_AWAY[editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(follow, follow_no_more)]
