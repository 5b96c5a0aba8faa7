"""The demo project holds what its script says, made by the same acts as everybody's work."""

import io
from collections import Counter

import pytest
from django.core.management import call_command
from django.db.models import Count, Exists

from articles.access import seat_in
from articles.demo import script
from articles.domain.anchors import Anchor
from articles.models import (
    Annotation,
    Article,
    Assessment,
    Claim,
    ClaimLink,
    ClaimRange,
    Entity,
    Incident,
    LogEntry,
    ReaderComment,
    Thread,
    User,
)
from articles.models.claim import in_reader_comment
from articles.pages.threads import counts

pytestmark = pytest.mark.django_db


def states(rows) -> Counter:
    return Counter(rows.values_list("author__username", "state"))


def wanted_states(rows) -> Counter:
    return Counter((row.analyst, row.state) for row in rows)


def test_every_piece_of_work_has_the_author_and_state_of_the_script(demo):
    assert states(Annotation.objects.all()) == wanted_states(script.ANNOTATIONS)
    assert states(Claim.objects.all()) == wanted_states(script.CLAIMS)
    assert states(ClaimLink.objects.all()) == wanted_states(script.LINKS)


def test_what_came_back_carries_the_reason_of_the_script(demo):
    reasons = {row.reason for row in script.ANNOTATIONS if row.reason}
    kept = Annotation.objects.exclude(return_reason="").values_list("return_reason", flat=True)
    assert set(kept) == reasons
    assert reasons


def test_nobody_decided_on_his_own_work(demo):
    for rows in (Annotation.objects, Claim.objects, ClaimLink.objects):
        deciders = set(rows.exclude(reviewer=None).values_list("reviewer__username", flat=True))
        assert deciders == {script.SUPERVISOR}
        assert not rows.filter(author__username=script.SUPERVISOR).exists()


def test_every_quote_fits_its_text(demo):
    texts = dict(Article.objects.values_list("pk", "text"))
    marks = Annotation.objects.values_list("article", "start", "end", "quote")
    ranges = ClaimRange.objects.values_list("claim__article", "start", "end", "quote")
    for article, start, end, quote in (*marks, *ranges):
        assert Anchor(start, end, quote).fits(texts[article])
    assert ranges.count() > 3 * Claim.objects.count()  # claims rest on several words each


def test_numbers_read_as_the_script_says(demo):
    for saying in script.CLAIMS:
        words = saying.quantity.quote if saying.quantity else ""
        rows = Claim.objects.filter(article__raw_name=saying.file, quote=saying.evidence.quote)
        (row,) = [row for row in rows.filter(measure=saying.measure) if row.expression in words]
        assert (row.additive, row.cumulative) == (saying.additive, saying.cumulative)
        assert (row.low is None) == (saying.quantity is None)


def test_the_machine_and_the_people_disagree_where_the_demo_wants_it(demo):
    verdicts = Counter(ClaimLink.objects.values_list("kind", "verdict"))
    assert {verdict for kind, verdict in verdicts if kind == "conflicts"} >= {"conflict"}
    assert ClaimLink.objects.filter(discrepant=True).exists()
    assert ClaimLink.objects.filter(kind="supersedes", verdict="supersedes").exists()


def test_threads_stand_where_the_script_puts_them_and_some_are_unread(demo):
    assert Thread.objects.count() == len(script.THREADS)
    assert Thread.objects.filter(resolved_at=None).count() == sum(not t.resolved_by for t in script.THREADS)
    seat = seat_in(User.objects.get(username="ana"), script.SLUG)
    for kind in ("article", "claim", "link"):
        ids = Thread.objects.exclude(**{kind: None}).values_list(f"{kind}_id", flat=True)
        found = counts(seat, kind, ids)
        assert any(count.unread for count in found.values())


def test_entities_have_their_spellings_and_their_mentions(demo):
    named = Entity.objects.annotate(n=Count("names"))
    assert {e.name: e.n for e in named} == {a.name: 1 + len(a.spellings) for a in script.ENTITIES}
    assert Annotation.objects.exclude(entity=None).count() == sum(bool(m.entity) for m in script.ANNOTATIONS)


def test_the_queue_holds_old_work_and_new(demo):
    waiting = Annotation.objects.awaiting_review().order_by("submitted_at")
    assert (waiting.last().submitted_at - waiting.first().submitted_at).days >= 5
    assert (
        not Annotation.objects.exclude(submitted_at=None)
        .filter(submitted_at__lt=demo.created_at)
        .exclude(article__created_at__lt=demo.created_at)
    )


def test_the_log_of_the_project_verifies(demo):
    call_command("verify_log", project=demo.slug, stdout=io.StringIO())
    assert LogEntry.objects.filter(project=demo, verb="project.load_demo").count() == 1


def test_the_people_have_no_passwords(demo):
    people = User.objects.filter(username__in=[name for name, _ in script.PEOPLE])
    assert people.count() == len(script.PEOPLE)
    assert not any(user.has_usable_password() for user in people)


def test_the_supervisor_signed_one_figure_twice_and_says_why(demo):
    signed = Assessment.objects.select_related("incident").order_by("pk")
    assert [(row.incident.title.split()[-1], bool(row.reopen_reason)) for row in signed] == [
        ("market", True), ("market", False), ("garrison", False),
    ]  # fmt: skip
    garrison = signed[2]
    assert (garrison.low, garrison.best, garrison.high, garrison.high_open) == (68, 101, None, True)
    included = garrison.rests_on.filter(included=True)
    assert set(included.values_list("claim__state", flat=True)) == {"accepted"}
    assert garrison.rests_on.filter(included=False).exists()


def test_incidents_lie_in_one_another_and_one_was_merged(demo):
    whole = Incident.objects.get(parent=None, merged_into=None)
    assert whole.parts.count() == 3
    assert Incident.objects.get(title__contains="lower gate").merged_into in whole.parts.all()


def test_a_promoted_comment_counts_and_another_does_not(demo):
    assert ReaderComment.objects.filter(promoted=True).count() == 1
    tiers = {row.quote: row.promoted for row in Claim.objects.annotate(promoted=~Exists(in_reader_comment()))}
    assert tiers["The one who died was called Goran"]
    assert not tiers["They told his mother 300 dead"]


def test_places_lie_in_places_and_have_degrees(demo):
    bridge = Entity.objects.get(name="Osk bridge")
    assert (bridge.within.name, bridge.country) == ("Orsel province", "Velmara")
    assert bridge.latitude
    assert bridge.longitude
