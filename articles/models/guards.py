"""Database triggers, for both databases: what was printed and what was decided cannot be rewritten.

``guard_update_*`` refuses a change of the named columns (of any column when none is named),
``guard_delete_*`` refuses removal.

Beside these, two rules on relations that need a look at the marks they join (RELATION_RULES). Their triggers
name articles_annotation and articles_relationtype. SQLite does not remake a table that a trigger names: a
migration that adds a column to one of the two calls drop_relation_rules first, create_relation_rules last.
"""

from collections.abc import Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

Guards = tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]
"""Tables with the columns that no update may change (none named: all of them), and tables to keep whole."""

FIRST_GUARDS: Guards = (
    {
        "articles_article": ("text", "text_sha256", "raw", "raw_sha256"),
        "articles_passage": ("start", "end"),
        "articles_decision": (),
        "articles_logentry": (),
    },
    ("articles_decision", "articles_logentry"),
)
SIGNED = (
    *("incident_id", "measure", "rule", "rule_version", "low", "best", "high", "high_open", "rule_low"),
    *("rule_best", "rule_high", "rule_high_open", "grade", "credibility", "rationale", "n_origins"),
    *("n_conflicts", "signed_by_id", "created_at"),
)
ASSESSMENT_GUARDS: Guards = (
    {"articles_assessment": SIGNED, "articles_assessmentclaim": (), "articles_projectlexicon": ()},
    ("articles_assessment", "articles_assessmentclaim"),
)

RELATION_GUARDS: Guards = (
    {"articles_relation": ("article_id", "author_id"), "articles_relationtype": ("project_id", "symmetric")},
    (),
)
RELATION_RULES: Mapping[str, str] = {
    "guard_relation_article": (
        "EXISTS (SELECT 1 FROM articles_annotation a WHERE a.id IN (NEW.source_id, NEW.target_id)"
        " AND a.article_id <> NEW.article_id)"
    ),
    "guard_relation_order": (
        "NEW.source_id > NEW.target_id"
        " AND EXISTS (SELECT 1 FROM articles_relationtype t WHERE t.id = NEW.type_id AND t.symmetric)"
    ),
}
"""Triggers on articles_relation, with what each refuses: marks of other articles, a symmetric relation the
other way round."""


def create_guards(connection: BaseDatabaseWrapper, guards: Guards = FIRST_GUARDS) -> None:
    """Create the triggers of ``guards``."""
    updates, deletes = guards
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION articles_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'append-only or immutable: %', TG_TABLE_NAME "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
        for table, columns in updates.items():
            changed = " OR ".join(
                f'OLD."{c}" IS DISTINCT FROM NEW."{c}"'
                if connection.vendor == "postgresql"
                else f'OLD."{c}" IS NOT NEW."{c}"'
                for c in columns
            )
            _create(cursor, connection.vendor, "update", table, changed)
        for table in deletes:
            _create(cursor, connection.vendor, "delete", table, "")


def _create(cursor, vendor: str, event: str, table: str, condition: str) -> None:  # type: ignore[no-untyped-def]
    when = f"WHEN ({condition})" if condition else ""
    head = f"CREATE TRIGGER guard_{event}_{table} BEFORE {event.upper()} ON {table} FOR EACH ROW {when}"
    if vendor == "postgresql":
        cursor.execute(f"{head} EXECUTE FUNCTION articles_refuse()")
    else:
        cursor.execute(f"{head} BEGIN SELECT RAISE(ABORT, 'append-only or immutable: {table}'); END")


def drop_guards(connection: BaseDatabaseWrapper, guards: Guards = FIRST_GUARDS) -> None:
    """Drop the triggers of ``guards`` (a migration taken back; a test database emptied)."""
    updates, deletes = guards
    with connection.cursor() as cursor:
        for event, tables in (("update", list(updates)), ("delete", list(deletes))):
            for table in tables:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS guard_{event}_{table}{on}")


def create_relation_rules(connection: BaseDatabaseWrapper) -> None:
    """Lay down RELATION_RULES, for rows that are made and rows that are changed."""
    with connection.cursor() as cursor:
        for name, condition in RELATION_RULES.items():
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                    f"IF {condition} THEN RAISE EXCEPTION '{name}' "
                    "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
                )
                cursor.execute(
                    f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON articles_relation "
                    f"FOR EACH ROW EXECUTE FUNCTION {name}()"
                )
                continue
            for event in ("insert", "update"):
                cursor.execute(
                    f"CREATE TRIGGER {name}_{event} BEFORE {event.upper()} ON articles_relation FOR EACH ROW "
                    f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{name}'); END"
                )


def drop_relation_rules(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers of RELATION_RULES away, e.g. while SQLite remakes a table they name."""
    with connection.cursor() as cursor:
        for name in RELATION_RULES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON articles_relation")
                continue
            for event in ("insert", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}_{event}")
