"""Let a group hold what its new members write until somebody has read it.

Groups that are there hold nothing: `holds_first_posts` is off. What is held stands in a table of
its own, which is new and empty, so that nothing that counts or prints posts can meet it. A form's
one-time key may belong to a held post from now on; the tables of groups and of keys are written
anew once, under the write lock. Undoing it loses what waits, and fails while a key belongs to it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0004_invitations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="group",
            name="holds_first_posts",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="onetimekey",
            name="post",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="discussions.post",
            ),
        ),
        migrations.CreateModel(
            name="HeldPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150)),
                ("to", models.PositiveIntegerField(default=0)),
                ("source", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("released", "Released"),
                            ("refused", "Refused"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_posts",
                        to="discussions.group",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="discussions.post",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_posts",
                        to="discussions.thread",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="onetimekey",
            name="held",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="discussions.heldpost",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimekey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held__isnull", False), ("post", None)),
                    models.Q(("held", None), ("post__isnull", False)),
                    _connector="OR",
                ),
                name="one_time_key_made_one_thing",
            ),
        ),
        migrations.AddIndex(
            model_name="heldpost",
            index=models.Index(fields=["group", "state", "id"], name="held_post_in_a_group"),
        ),
        migrations.AddConstraint(
            model_name="heldpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "waiting")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("html", ""),
                        ("source", ""),
                        ("state", "released"),
                        ("title", ""),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("state", "refused"),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="held_post_is_decided_or_waits",
            ),
        ),
        migrations.AddConstraint(
            model_name="heldpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "waiting"), _negated=True),
                    models.Q(("thread__isnull", False), ("title", "")),
                    models.Q(("thread", None), models.Q(("title", ""), _negated=True)),
                    _connector="OR",
                ),
                name="held_post_starts_or_answers",
            ),
        ),
    ]
