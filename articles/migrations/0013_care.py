"""What a note names before an article is opened, and the passages that are blurred until asked for."""

from django.db import migrations, models

from articles.models.guards import create_guards, drop_guards


def without_guards(apps, schema_editor):
    """SQLite remakes the tables, and a trigger goes with its table."""
    drop_guards(schema_editor.connection)


def with_guards(apps, schema_editor):
    create_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_tags_know_their_wording")]

    operations = [
        migrations.RunPython(without_guards, with_guards),
        migrations.AddField(
            model_name="article",
            name="categories",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="What a note names before it is opened: domain/comfort.py.",
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="graphic",
            field=models.BooleanField(
                db_default=False, default=False, help_text="Blurred until asked for; no evidence."
            ),
        ),
        migrations.RunPython(with_guards, without_guards),
    ]
