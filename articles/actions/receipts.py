"""The same form sent twice makes one record (receipt and record commit together)."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast
from uuid import UUID, uuid5

from django.apps import apps
from django.db import connection, models

from articles.domain.errors import KeyReused
from articles.models import Receipt, User

Row = TypeVar("Row", bound=models.Model)


def uuid_for(key: UUID, by: User) -> UUID:
    """The uuid of the record that a form with ``key`` makes: the same for every resend, private to ``by``."""
    return uuid5(key, f"counterclaim:{by.pk}")


def once(
    *,
    key: UUID,
    by: User,
    verb: str,
    given: Mapping[str, Any],
    make: Callable[[], Row],
    creates: type[Row] | None = None,
    subject: Row | None = None,
) -> Row:
    """Run ``make`` the first time ``key`` comes from ``by``; afterwards return the row as it stands.

    Name what is made: either ``creates`` (a model; ``make`` must give the row ``uuid_for(key, by)``) or the
    ``subject`` that is changed. ``given`` is what the form said: the same key with another content raises
    KeyReused (422). Call it first inside the act's transaction: a second sender waits at the receipt until
    the first has committed. One query beside those of ``make``.
    """
    text = json.dumps([verb, given], sort_keys=True, default=str)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if creates is not None:
        result = {"model": creates._meta.model_name, "uuid": str(uuid_for(key, by))}
    elif subject is not None:
        result = {"model": subject._meta.model_name, "pk": subject.pk}
    else:
        raise TypeError("once() needs creates= or subject=")
    if _claimed(by, key, verb, digest, json.dumps(result)):
        return make()
    earlier = Receipt.objects.get(user=by, key=key)
    if earlier.digest != digest:
        raise KeyReused(
            "This form was already sent with other content. Load the page again, then repeat the change."
        )
    which = dict(earlier.result)
    return cast(Row, apps.get_model("articles", which.pop("model"))._default_manager.get(**which))


def _claimed(by: User, key: UUID, verb: str, digest: str, result: str) -> bool:
    """Insert the receipt; False when it is there already. One query, no error inside the transaction."""
    adapted = key.hex if connection.vendor == "sqlite" else str(key)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_receipt (user_id, key, verb, digest, result, created_at) "
            "VALUES (%s, %s, %s, %s, %s, CURRENT_TIMESTAMP) ON CONFLICT (user_id, key) DO NOTHING",
            [by.pk, adapted, verb, digest, result],
        )
        return bool(cursor.rowcount == 1)
