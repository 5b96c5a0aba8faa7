"""Database triggers, for both databases: what was printed and what was decided cannot be rewritten.

``guard_update_*`` refuses a change of the named columns (of any column when none is named),
``guard_delete_*`` refuses removal.
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
