"""Triggers that hold what a column constraint cannot: immutable texts, append-only log and decisions."""

from django.db import migrations

from articles.models.guards import create_guards, drop_guards


def forwards(apps, schema_editor):
    create_guards(schema_editor.connection)


def backwards(apps, schema_editor):
    drop_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
