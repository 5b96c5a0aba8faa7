"""Triggers on relations; those on decisions are laid down again, as SQLite has remade their table."""

from django.db import migrations

from articles.models.guards import (
    RELATION_GUARDS,
    Guards,
    create_guards,
    create_relation_rules,
    drop_guards,
    drop_relation_rules,
)

DECISIONS: Guards = ({"articles_decision": ()}, ("articles_decision",))


def forwards(apps, schema_editor):
    drop_guards(schema_editor.connection, DECISIONS)
    create_guards(schema_editor.connection, DECISIONS)
    create_guards(schema_editor.connection, RELATION_GUARDS)
    create_relation_rules(schema_editor.connection)


def backwards(apps, schema_editor):
    drop_relation_rules(schema_editor.connection)
    drop_guards(schema_editor.connection, RELATION_GUARDS)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_relations_between_marks")]
    operations = [migrations.RunPython(forwards, backwards)]
