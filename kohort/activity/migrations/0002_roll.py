import django.db.models.deletion
from django.db import migrations, models

import kohort.access.guard


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Roll",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.IntegerField()),
                ("bits", models.BinaryField()),
                (
                    "happening",
                    kohort.access.guard.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="activity.happening"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
