import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lenig.toolkit.handles


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Elevation",
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
                ("reason", models.CharField(max_length=500)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateTimeField()),
                (
                    "audience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.audience",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elevations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["audience", "-since"], name="elevations_into")],
            },
        ),
    ]
