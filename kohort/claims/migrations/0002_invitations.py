import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kohort.access.guard

LANGUAGES = [("en", "English"), ("nb", "Bokmål"), ("nn", "Nynorsk"), ("fi", "Suomi"), ("sv", "Svenska")]
STATES = [("preparing", "being prepared"), ("sending", "being sent"), ("stopped", "stopped"), ("done", "sent")]


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("people", "0001_initial"), ("institutions", "0001_initial")]

    operations = [
        migrations.AlterField(
            "invitation", "state", models.CharField(choices=STATES, default="preparing", max_length=10)
        ),
        migrations.AlterField(
            "invitation",
            "figures",
            models.JSONField(default=dict, help_text="{letters, left_out: {why: people}, lately_too, prepared}"),
        ),
        migrations.AddField(
            "invitation",
            "runner",
            models.CharField(blank=True, help_text="Whose turn it is to send; see sending.", max_length=12, default=""),
            preserve_default=False,
        ),
        migrations.AddField("invited", "language", models.CharField(choices=LANGUAGES, default="en", max_length=2)),
        migrations.AddField(
            "invited",
            "began",
            models.DateTimeField(help_text="When it was last taken up to be sent.", null=True),
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BinaryField(max_length=16)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="institutions.institution"
                    ),
                ),
                (
                    "person",
                    kohort.access.guard.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            "objection", models.UniqueConstraint(fields=("institution", "mark"), name="one_objection_each")
        ),
    ]
