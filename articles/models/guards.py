"""Database triggers, for both databases: what was printed and what was decided cannot be rewritten.

``guard_update_*`` refuses a change of the named columns (of any column when none is named),
``guard_delete_*`` refuses removal.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

UPDATE_GUARDS: dict[str, tuple[str, ...]] = {
    "articles_article": ("text", "text_sha256", "raw", "raw_sha256"),
    "articles_passage": ("start", "end"),
    "articles_decision": (),
    "articles_logentry": (),
}
DELETE_GUARDS = ("articles_decision", "articles_logentry")


def create_guards(connection: BaseDatabaseWrapper) -> None:
    """Create every trigger."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION articles_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'append-only or immutable: %', TG_TABLE_NAME "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
        for table, columns in UPDATE_GUARDS.items():
            changed = " OR ".join(
                f'OLD."{c}" IS DISTINCT FROM NEW."{c}"'
                if connection.vendor == "postgresql"
                else f'OLD."{c}" IS NOT NEW."{c}"'
                for c in columns
            )
            _create(cursor, connection.vendor, "update", table, changed)
        for table in DELETE_GUARDS:
            _create(cursor, connection.vendor, "delete", table, "")


def _create(cursor, vendor: str, event: str, table: str, condition: str) -> None:  # type: ignore[no-untyped-def]
    when = f"WHEN ({condition})" if condition else ""
    head = f"CREATE TRIGGER guard_{event}_{table} BEFORE {event.upper()} ON {table} FOR EACH ROW {when}"
    if vendor == "postgresql":
        cursor.execute(f"{head} EXECUTE FUNCTION articles_refuse()")
    else:
        cursor.execute(f"{head} BEGIN SELECT RAISE(ABORT, 'append-only or immutable: {table}'); END")


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger (a migration taken back; a test database emptied)."""
    with connection.cursor() as cursor:
        for event, tables in (("update", list(UPDATE_GUARDS)), ("delete", list(DELETE_GUARDS))):
            for table in tables:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS guard_{event}_{table}{on}")
