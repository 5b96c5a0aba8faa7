"""A signed claim keeps its words; its triggers are laid down again, as SQLite may have remade the table."""

from django.db import migrations, models

from articles.models.guards import Guards, create_guards, drop_guards

KEPT: Guards = ({"articles_assessmentclaim": ()}, ("articles_assessmentclaim",))


def unguard(apps, schema_editor):
    drop_guards(schema_editor.connection, KEPT)


def guard(apps, schema_editor):
    create_guards(schema_editor.connection, KEPT)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_what_was_signed_stands")]
    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            "assessmentclaim",
            "quote",
            models.TextField(blank=True, default="", help_text="The words as they were marked then."),
        ),
        migrations.RunPython(guard, unguard),
    ]
