"""Make the table of page versions. Nothing to change in old rows; undoing it drops the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PageVersion",
            fields=[
                ("key", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("version", models.BigIntegerField()),
                ("is_public", models.BooleanField()),
            ],
        ),
    ]
