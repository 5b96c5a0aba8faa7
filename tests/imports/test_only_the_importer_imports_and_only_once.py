"""Who may import, and what a second send, a wrong role, a stranger and hostile words change."""

import uuid

import pytest

from articles.models import Article, ImportBatch, ImportFile, LogEntry, Membership
from tests.cast import TEXT, new_key
from tests.imports.conftest import OTHER, START, address, file

pytestmark = pytest.mark.django_db
ACTS = ("files/", "details/", "confirm/", "discard/")


def test_confirming_twice_stores_nothing_twice(site, batch):
    key = new_key()
    for sent in ({"key": key}, {"key": key}, {"key": new_key()}):
        assert site.post(address(batch, "confirm/"), sent).status_code == 302
    assert Article.objects.count() == 2
    assert LogEntry.objects.filter(verb="import.confirm").count() == 1


def test_sending_the_files_twice_with_one_key_makes_one_import(hand_in):
    key = new_key()
    first = hand_in(file("depot.txt", TEXT), key=key)
    again = hand_in(file("depot.txt", TEXT), key=key)
    assert first.url == again.url
    assert ImportFile.objects.count() == 1


def test_one_key_with_other_files_is_refused(hand_in):
    key = new_key()
    hand_in(file("depot.txt", TEXT), key=key)
    answer = hand_in(file("bridge.txt", OTHER), key=key)
    assert answer.status_code == 422
    assert "already sent with other content" in answer.content.decode()


def test_a_key_whose_import_was_started_over_says_so(site, hand_in):
    key = new_key()
    hand_in(file("depot.txt", TEXT), key=key)
    site.post(address(ImportBatch.objects.get(), "discard/"), {"key": new_key()})
    answer = hand_in(file("depot.txt", TEXT), key=key)
    assert answer.status_code == 422
    assert "This import was started over." in answer.content.decode()


def test_an_analyst_imports_only_when_it_was_granted(as_user, ana, vera, project):
    for person in (ana, vera):
        assert as_user(person).get(START).status_code == 403
        sent = {"upload": file("depot.txt", TEXT), "key": new_key()}
        assert as_user(person).post(START, sent).status_code == 403
    Membership.objects.filter(user=ana).update(can_import=True)
    assert as_user(ana).post(START, {"upload": file("d.txt", TEXT), "key": new_key()}).status_code == 302
    assert not ImportBatch.objects.exclude(by=ana).exists()


def test_strangers_and_colleagues_find_no_import_of_somebody_else(as_user, ana, eve, batch):
    Membership.objects.filter(user=ana).update(can_import=True)
    for person in (ana, eve):
        assert as_user(person).get(address(batch)).status_code == 404
        for act in ACTS[:3]:
            assert as_user(person).post(address(batch, act), {"key": new_key()}).status_code == 404
    as_user(ana).post(address(batch, "discard/"), {"key": new_key()})
    assert as_user(eve).post(address(batch, "discard/"), {"key": new_key()}).status_code == 404
    assert batch.files.count() == 2


def test_a_role_that_was_taken_away_ends_the_import(as_user, sam, batch):
    Membership.objects.filter(user=sam).update(role="analyst")
    for act in ACTS:
        assert as_user(sam).post(address(batch, act), {"key": new_key()}).status_code == 403
    assert not Article.objects.exists()


def test_reading_an_address_that_writes_is_refused(site, batch):
    assert {site.get(address(batch, act)).status_code for act in ACTS} == {405}


def test_an_unknown_file_is_refused(site, batch):
    sent = {"file": uuid.uuid4(), "outlet": "Harbour Wire", "key": new_key()}
    assert site.post(address(batch, "details/"), sent).status_code == 422


def test_hostile_words_in_a_file_stay_words(site, hand_in):
    hand_in(file("<b>x.txt", "<script>alert(1)</script> Title\n\n<img src=x onerror=alert(1)>\n"))
    page = site.get(address(ImportBatch.objects.get())).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
