"""Make the tables of groups, discussions, posts, answers and imports. Nothing to lose yet."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("name_key", models.CharField(max_length=160, unique=True)),
                ("about", models.TextField(blank=True)),
                ("rules", models.TextField(blank=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("members", "Members"),
                            ("invitation", "Invitation"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("member_count", models.PositiveIntegerField(default=0)),
                ("thread_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["public", "members", "invitation"])),
                        name="group_has_a_visibility",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="group_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("saved_text", "Saved Text"), ("saved_html", "Saved Html")],
                        max_length=20,
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("imported_at", models.DateTimeField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_sources",
                        to="discussions.group",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportedAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="claimed_authors",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="discussions.importsource",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "Member"),
                            ("helper", "Helper"),
                            ("moderator", "Moderator"),
                        ],
                        default="member",
                        max_length=10,
                    ),
                ),
                ("joined_at", models.DateTimeField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="discussions.group",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("branch", models.PositiveIntegerField()),
                (
                    "source_format",
                    models.CharField(
                        choices=[("markdown", "markdown"), ("plain", "plain")], max_length=10
                    ),
                ),
                ("source", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("plain_text", models.TextField(blank=True)),
                ("posted_at", models.DateTimeField(null=True)),
                ("deleted_at", models.DateTimeField(null=True)),
                ("like_count", models.PositiveIntegerField(default=0)),
                ("same_here_count", models.PositiveIntegerField(default=0)),
                ("stated_like_count", models.PositiveIntegerField(null=True)),
                ("text_hash", models.CharField(blank=True, max_length=64)),
                ("source_id", models.CharField(blank=True, max_length=120)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="discussions.importedauthor",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OneTimeKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("used_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Like",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="likes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="likes",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SameHere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="same_heres",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="same_heres",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=150)),
                ("activity", models.BigIntegerField()),
                ("next_number", models.PositiveIntegerField(default=0)),
                ("reply_count", models.PositiveIntegerField(default=0)),
                ("follower_count", models.PositiveIntegerField(default=0)),
                ("stated_like_count", models.PositiveIntegerField(null=True)),
                ("stated_reply_count", models.PositiveIntegerField(null=True)),
                ("stated_follower_count", models.PositiveIntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="threads",
                        to="discussions.group",
                    ),
                ),
                (
                    "import_source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="discussions.importsource",
                    ),
                ),
                (
                    "last_post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="discussions.post",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="post",
            name="thread",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="posts",
                to="discussions.thread",
            ),
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="discussions.thread",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="importsource",
            constraint=models.UniqueConstraint(
                fields=("group", "key"), name="import_source_once_a_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="importedauthor",
            constraint=models.UniqueConstraint(
                fields=("source", "name"), name="imported_author_once_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("group", "member"), name="membership_once_a_member"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["member", "helper", "moderator"])),
                name="membership_has_a_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetimekey",
            constraint=models.UniqueConstraint(
                fields=("member", "key"), name="one_time_key_used_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="like",
            constraint=models.UniqueConstraint(
                fields=("member", "post"), name="like_once_a_member"
            ),
        ),
        migrations.AddConstraint(
            model_name="samehere",
            constraint=models.UniqueConstraint(
                fields=("member", "post"), name="same_here_once_a_member"
            ),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(
                fields=["group", "-activity", "-id"], name="thread_by_activity_in_group"
            ),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(fields=["-activity", "-id"], name="thread_by_activity"),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="thread_has_a_title"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["thread", "branch", "number"], name="post_in_reading_order"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                fields=("thread", "number"), name="post_number_once_a_thread"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("branch", 0), ("number", 0), ("parent", None)),
                    models.Q(
                        ("branch__gt", 0),
                        ("branch__lte", models.F("number")),
                        ("number__gt", 0),
                        ("parent__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="post_answers_another_unless_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("author", None), ("imported_author", None), _connector="OR"),
                name="post_has_one_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deleted_at", None),
                    models.Q(("html", ""), ("plain_text", ""), ("source", "")),
                    _connector="OR",
                ),
                name="post_deleted_has_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(
                fields=("member", "thread"), name="follow_once_a_member"
            ),
        ),
    ]
