"""Say when an author changed a post last, and how often.

Nobody could change one until now, so no post says anything of it. The table is written anew, under
the write lock, once for each of the two that SQLite cannot simply add. Undoing it forgets which
posts were changed; their words stay as they are.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0007_imports_that_are_not_read")]

    operations = [
        migrations.AddField(
            model_name="post", name="edited_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="post", name="edit_count", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(edited_at=None, edit_count=0)
                | models.Q(edited_at__isnull=False, edit_count__gt=0),
                name="post_edited_at_some_time",
            ),
        ),
    ]
