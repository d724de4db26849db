from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0006_removed_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="importsource",
            name="may_be_read",
            field=models.BooleanField(default=True),
        ),
    ]
