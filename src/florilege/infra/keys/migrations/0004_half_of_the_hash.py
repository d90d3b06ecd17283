"""Keep half of each hash by which people are found; the index is built anew, and smaller."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("keys", "0003_tombstone")]

    operations = [
        migrations.RunSQL('UPDATE keys_lookup SET "outer" = substr("outer", 1, 16)'),
        migrations.AlterField(
            model_name="lookup",
            name="outer",
            field=models.BinaryField(max_length=16, unique=True),
        ),
    ]
