"""A person's own settings: how pages look, which keys do what, which notes stand before an article."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record
from articles.actions.receipts import once
from articles.domain.comfort import DISPLAY, checked_skips
from articles.domain.errors import Refused
from articles.domain.own_keys import known, own_keys
from articles.models import User

SETTINGS = {*(setting.name for setting in DISPLAY), "single_keys", "skipped_notes"}


@transaction.atomic
def set_comfort(*, chosen: Mapping[str, Any], key: UUID, by: User) -> User:
    """Choose any of SETTINGS; what is not named stays. Five queries.

    Raises Refused naming the field when a choice is none.
    """
    changes = dict(chosen)
    if unknown := changes.keys() - SETTINGS:
        raise TypeError(f"no settings: {sorted(unknown)}")
    if "skipped_notes" in changes:
        changes["skipped_notes"] = checked_skips(changes["skipped_notes"])
    return _saved("person.comfort", changes, key=key, by=by)


@transaction.atomic
def set_keys(*, typed: Mapping[str, str], key: UUID, by: User) -> User:
    """Give acts other keys, by the acts' names; an act that is not named has its shipped key. Five queries.

    Raises Refused (articles.domain.own_keys) when a key is none or would do two things.
    """
    return _saved("person.keys", {"keys": own_keys(typed)}, key=key, by=by)


@transaction.atomic
def reset_keys(*, act: str, key: UUID, by: User) -> User:
    """Give one act (by its name), or all of them ("all"), the shipped key back. Five queries.

    Raises Refused when another act has that key by now.
    """
    left = {
        f"{pane} {shipped}": own
        for pane, acts in known(by.keys).items()
        for shipped, own in acts.items()
        if act not in {"all", f"{pane} {shipped}"}
    }
    return _saved("person.keys", {"keys": own_keys(left)}, key=key, by=by)


def _saved(verb: str, changes: dict[str, Any], *, key: UUID, by: User) -> User:
    def make() -> User:
        before = {name: getattr(by, name) for name in changes}
        for name, value in changes.items():
            setattr(by, name, value)
        try:
            by.clean_fields(exclude={field.name for field in User._meta.fields} - set(changes))
        except ValidationError as error:
            field, sentences = next(iter(error.message_dict.items()))
            raise Refused(" ".join(sentences), field=field) from error
        by.save(update_fields=list(changes))
        record(verb=verb, subject=by, by=by, project=None, before=before, after=changes)
        return by

    return once(key=key, by=by, verb=verb, given=changes, subject=by, make=make)
