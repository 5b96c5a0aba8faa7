from django.db import migrations, models

from articles.models.guards import create_relation_rules, drop_relation_rules


def without_rules(apps, schema_editor):
    """SQLite remakes the table of the marks, which the rules on relations name."""
    drop_relation_rules(schema_editor.connection)


def with_rules(apps, schema_editor):
    create_relation_rules(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_care")]

    operations = [
        migrations.RunPython(without_rules, with_rules),
        migrations.AddField(
            model_name="annotation",
            name="confidence",
            field=models.CharField(
                blank=True,
                choices=[("sure", "sure"), ("probable", "probable"), ("unsure", "unsure")],
                default="",
                help_text="How sure the analyst is of tag and range; blank: not said.",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="annotation",
            constraint=models.CheckConstraint(
                condition=models.Q(("confidence__in", ["", "sure", "probable", "unsure"])),
                name="annotation_confidence_known",
            ),
        ),
        migrations.RunPython(with_rules, without_rules),
    ]
