"""Values that nobody types on purpose, in every field of every form and address: refused, no error 500."""

import importlib
import pkgutil

import pytest
from django import forms
from django.db import transaction

import articles.forms
from tests.cast import new_key
from tests.trust.addresses import ADDRESSES
from tests.trust.belongings import Thing
from tests.trust.test_every_address_keeps_the_role_table import address

pytestmark = pytest.mark.django_db

VALUES = {
    "a NUL": "a\x00b",
    "a number too large": "9" * 30,
    "a negative number": "-1",
    "other digits": "٣",
    "very long": "x" * 20_000,
    "a quote": "' OR 1=1 --%_\\",
    "half a mark": "{{ x }} {% y",
}
READ_BY_HAND = {
    "start",
    "end",
    "quote",
    "version",
    "after",
    "mark",
    "file",
    "next",
    "last",
    "show",
    "add",
    "q",
    "page",
}


def fields() -> set[str]:
    """The names of all fields that any form of the site has."""
    names = set(READ_BY_HAND)
    for module in pkgutil.iter_modules(articles.forms.__path__):
        for thing in vars(importlib.import_module(f"articles.forms.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, forms.Form):
                names |= set(thing.base_fields)
    return names


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_a_strange_value_is_refused_or_taken_but_breaks_nothing(name, belongings):
    row, names, broken = ADDRESSES[name], fields(), {}
    things = belongings.things.get(row.about, [Thing(None)])  # type: ignore[arg-type]
    thing = next((t for t in things if t.author == "ana" and t.state == "draft"), things[0])
    fit = {"key": new_key()} | {name: row.form[name] for name in ("version", "act") if name in row.form}
    assert len(names) > 60
    for what, value in VALUES.items():
        typed = dict.fromkeys(names, value)
        for method in sorted(row.methods - {"HEAD"}):
            for who in ("ana", "sam"):
                with transaction.atomic():
                    client = belongings.client(None if row.public else who)
                    sent = typed | fit if method == "POST" else typed
                    answer = getattr(client, method.lower())(address(name, belongings, thing), sent)
                    if answer.streaming:
                        list(answer.streaming_content)
                    transaction.set_rollback(True)
                if answer.status_code >= 500:
                    broken[f"{method} {what} as {who}"] = answer.status_code
    assert broken == {}


@pytest.mark.parametrize("path", ["/p/orsel/claims/?q=a%00b", "/sign-in/?next=%00", "/p/orsel/library/%00/"])
def test_an_address_with_a_nul_is_a_bad_request(path, belongings):
    answer = belongings.client("ana").get(path)
    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers
