"""A person's own settings."""

from uuid import UUID

from django.db import transaction

from articles.actions.log import record
from articles.actions.receipts import once
from articles.models import User


@transaction.atomic
def set_comfort(*, theme: str, density: str, single_keys: bool, key: UUID, by: User) -> User:
    """Choose colours, density and single-letter keys. Five queries."""
    chosen = {"theme": theme, "density": density, "single_keys": single_keys}

    def make() -> User:
        before = {name: getattr(by, name) for name in chosen}
        for name, value in chosen.items():
            setattr(by, name, value)
        by.clean_fields(exclude={field.name for field in User._meta.fields} - set(chosen))
        by.save(update_fields=list(chosen))
        record(verb="person.comfort", subject=by, by=by, project=None, before=before, after=chosen)
        return by

    return once(key=key, by=by, verb="person.comfort", given=chosen, subject=by, make=make)
