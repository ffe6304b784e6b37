import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lenig.toolkit.handles


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0002_initial"),
        ("files", "0002_initial"),
        ("stream", "0002_places"),
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
                (
                    "handle",
                    lenig.toolkit.handles.HandleField(
                        default=lenig.toolkit.handles.new_handle,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_name", models.CharField(editable=False, max_length=240)),
                ("look", models.CharField(db_index=True, editable=False, max_length=240)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("team", "Team"),
                            ("project", "Project"),
                            ("community", "Community"),
                        ],
                        default="team",
                        max_length=10,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed"), ("secret", "Secret")],
                        default="open",
                        max_length=6,
                    ),
                ),
                (
                    "joining",
                    models.CharField(
                        choices=[
                            ("free", "Everyone can join"),
                            ("request", "Ask to join"),
                            ("invitation", "By invitation"),
                        ],
                        default="free",
                        max_length=10,
                        verbose_name="Who can join",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="What is this group for?"
                    ),
                ),
                (
                    "welcome",
                    models.TextField(blank=True, max_length=2000, verbose_name="Welcome text"),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="End date")),
                ("archived_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("imported_from", models.CharField(blank=True, max_length=40)),
                ("imported_id", models.CharField(blank=True, max_length=200)),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.audience",
                    ),
                ),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.storedfile",
                        to_field="handle",
                    ),
                ),
                (
                    "known_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.audience",
                    ),
                ),
                (
                    "own_audience",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.audience",
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group",
                        to="stream.source",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "handle",
                    lenig.toolkit.handles.HandleField(
                        default=lenig.toolkit.handles.new_handle,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="Goal")),
                ("due", models.DateField(blank=True, null=True, verbose_name="Ready by")),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="Progress",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="groups.group",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "handle",
                    lenig.toolkit.handles.HandleField(
                        default=lenig.toolkit.handles.new_handle,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("taken back", "Taken Back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="groups.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="JoinRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "handle",
                    lenig.toolkit.handles.HandleField(
                        default=lenig.toolkit.handles.new_handle,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("taken back", "Taken Back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="join_requests",
                        to="groups.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="join_requests",
                        to=settings.AUTH_USER_MODEL,
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
                            ("owner", "Owner"),
                            ("moderator", "Moderator"),
                            ("member", "Member"),
                        ],
                        default="member",
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("welcomed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "group",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="groups.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatusReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "light",
                    models.CharField(
                        choices=[
                            ("on course", "On course"),
                            ("attention", "Needs attention"),
                            ("stuck", "Stuck"),
                        ],
                        max_length=10,
                        verbose_name="Status",
                    ),
                ),
                ("sentence", models.CharField(max_length=200, verbose_name="In one sentence")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_reports",
                        to="groups.group",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="VisibilityChange",
            fields=[
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="visibility_change",
                        serialize=False,
                        to="groups.group",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("moved_on", models.DateTimeField(default=django.utils.timezone.now)),
                ("reached", models.BigIntegerField(null=True)),
                ("posts", models.PositiveIntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="group",
            index=models.Index(fields=["sort_name", "id"], name="group_by_name"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.UniqueConstraint(
                condition=models.Q(("imported_id", ""), _negated=True),
                fields=("imported_from", "imported_id"),
                name="one_group_per_imported_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "waiting")),
                fields=("group", "person"),
                name="one_invitation_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="joinrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "waiting")),
                fields=("group", "person"),
                name="one_request_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("group", "person"), name="one_membership_per_group"
            ),
        ),
    ]
