"""Every claim has its project; triggers keep what was signed."""

import django.db.models.deletion
from django.db import migrations, models

from articles.models.guards import ASSESSMENT_GUARDS, create_guards, drop_guards


def forwards(apps, schema_editor):
    create_guards(schema_editor.connection, ASSESSMENT_GUARDS)


def backwards(apps, schema_editor):
    drop_guards(schema_editor.connection, ASSESSMENT_GUARDS)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_claims_know_their_project")]
    operations = [
        migrations.AlterField(
            "claim",
            "project",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="articles.project"
            ),
        ),
        migrations.RunPython(forwards, backwards),
    ]
