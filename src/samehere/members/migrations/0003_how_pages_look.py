"""Keep with each member how pages look for her: theme, text size, letters, plain tab titles.

Everybody begins with what there was before: as the device has it, ordinary size, letters for
reading, titles that say what a page is about. SQLite writes the table of members anew for the
rule of the last step. Undoing it forgets what members chose.
"""

from django.db import migrations, models

LOOK = models.Q(
    letters__in=["reading", "plain"],
    text_size__in=["ordinary", "large", "largest"],
    theme__in=["device", "light", "dark"],
)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_consent"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="has_plain_titles",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="member",
            name="letters",
            field=models.CharField(
                choices=[
                    ("reading", "Letters as in a book"),
                    ("plain", "Plain letters everywhere"),
                ],
                default="reading",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="text_size",
            field=models.CharField(
                choices=[("ordinary", "Ordinary"), ("large", "Large"), ("largest", "Largest")],
                default="ordinary",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="theme",
            field=models.CharField(
                choices=[
                    ("device", "As my device has it"),
                    ("light", "Light"),
                    ("dark", "Dark"),
                ],
                default="device",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(condition=LOOK, name="member_has_a_look"),
        ),
    ]
