"""A triple click, a resend after a lost reply: one intent is one record.

Planted: with the receipt left out of ``mark`` each sender makes a record of its own.
"""

import uuid

from articles.actions.annotations import mark
from articles.domain.errors import KeyReused
from articles.models import Annotation, LogEntry, Receipt
from tests.trust.parallel import at_once


def marking(desk, key, quote):
    start = desk.article.text.index(quote)
    return lambda: (
        mark(
            article=desk.article,
            tag=desk.tag,
            start=start,
            end=start + len(quote),
            quote=quote,
            key=key,
            by=desk.ana,
        ).uuid
    )


def test_five_senders_of_one_key_get_the_same_record(desk):
    key = uuid.uuid4()
    before = LogEntry.objects.count()
    outcomes = at_once([marking(desk, key, "68 killed")] * 5)
    assert outcomes == [Annotation.objects.get().uuid] * 5
    assert Receipt.objects.filter(key=key).count() == 1
    assert LogEntry.objects.count() == before + 1


def test_the_same_key_with_other_words_is_refused(desk):
    key = uuid.uuid4()
    outcomes = at_once([marking(desk, key, "68 killed"), marking(desk, key, "23 officers")])
    assert [type(o) for o in outcomes if isinstance(o, Exception)] == [KeyReused]
    assert Annotation.objects.count() == 1


def test_two_keys_are_two_intents(desk):
    at_once([marking(desk, uuid.uuid4(), "68 killed"), marking(desk, uuid.uuid4(), "68 killed")])
    assert Annotation.objects.count() == 2
