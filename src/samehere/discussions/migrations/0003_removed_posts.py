"""Tell a post that a moderator removed from one its author deleted.

Every post that is gone was deleted by its author: nobody could remove one yet. The table is written
anew once, under the write lock. Undoing it makes removed posts look deleted by their authors.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0002_version_of_a_text")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="is_removed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(is_removed=False) | models.Q(deleted_at__isnull=False),
                name="post_removed_at_some_time",
            ),
        ),
    ]
