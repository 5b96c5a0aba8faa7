"""The review queue, its decisions, and handing an article in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from articles import access
from articles.access import Seat
from articles.access.relations import relation_for
from articles.actions import review, submissions
from articles.domain.corrections import Wish, chosen_range, moved_range
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.domain.review import Act
from articles.forms.queue import CorrectionForm, DecisionForm, uuid_or_none
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.queue import PAST, Typed, oldest_queue, queue_of, queue_page
from articles.pages.queue_rows import Which


@require_safe
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """The queue that has waited longest."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.DECIDE)
    return _show(request, seat, oldest_queue(seat))


@require_safe
def queue_tag(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The submitted uses of one tag."""
    seat, tag = access.tag_for(person(request), slug, uuid, action=Action.DECIDE)
    return _show(request, seat, Which("annotations", tag))


@require_safe
def queue_claims(request: HttpRequest, slug: str) -> HttpResponse:
    """The submitted claims."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.DECIDE)
    return _show(request, seat, Which("claims"))


@require_safe
def queue_links(request: HttpRequest, slug: str) -> HttpResponse:
    """The submitted links."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.DECIDE)
    return _show(request, seat, Which("links"))


@require_safe
def queue_relations(request: HttpRequest, slug: str) -> HttpResponse:
    """The submitted relations between marks."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.DECIDE)
    return _show(request, seat, Which("relations"))


@require_safe
def boundary(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The correction form of a card after one step of a boundary; nothing is saved."""
    seat, mark = access.annotation_for(person(request), slug, uuid)
    seat.require(Action.DECIDE, own=seat.owns(mark))
    form = CorrectionForm(request.GET)
    wish = moved_range(mark.article.text, form.wish(), form.move_wanted())
    typed = Typed("", mark.uuid, Act.CORRECT, wish=wish)
    return _show(request, seat, queue_of(mark), at=mark.uuid, typed=typed)


@require_POST
def decide_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Accept, correct, return or reject a mark."""
    seat, mark = access.annotation_for(person(request), slug, uuid)
    return _decide(request, seat, mark)


@require_POST
def decide_claim(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Accept, return or reject a claim."""
    seat, claim = access.claim_for(person(request), slug, uuid)
    return _decide(request, seat, claim)


@require_POST
def decide_link(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Accept, return or reject a link."""
    seat, link = access.link_for(person(request), slug, uuid)
    return _decide(request, seat, link)


@require_POST
def decide_relation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Accept, return or reject a relation."""
    seat, relation = relation_for(person(request), slug, uuid)
    return _decide(request, seat, relation)


@require_POST
def undo(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take an own decision back; its card is the current one again."""
    seat, decision = access.decision_for(person(request), slug, uuid)
    undone = review.undo_decision(decision=decision, key=key_of(request), by=seat.user)
    subject = review.subject_of(undone)
    return _on(request, seat, queue_of(subject), at=subject.uuid, said="Taken back.")


@require_POST
def submit_article(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Hand in everything of one's own on an article, then show the article again."""
    seat, article = access.article_for(person(request), slug, uuid)
    sent = submissions.submit_article(article=article, key=key_of(request), by=seat.user)
    messages.success(request, f"Submitted for review: {sent.words}.")
    url = reverse("article", args=[slug, uuid])
    return HttpResponseClientRedirect(url) if is_htmx(request) else redirect(url)


def _decide(request: HttpRequest, seat: Seat, subject: review.Subject) -> HttpResponse:
    """Decide as the form says; a refusal shows the card again with what was typed."""
    seat.require(Action.DECIDE)
    which, wish = queue_of(subject), None
    try:
        wanted = DecisionForm(request.POST).wanted()
        if wanted["act"] is Act.CORRECT:
            wish = CorrectionForm(request.POST).wish()
            wanted["correction"] = _correction(seat, subject, wish)
        version, key = version_of(request), key_of(request)
        made = review.decide(subject=subject, version=version, key=key, by=seat.user, **wanted)
    except NotAllowed:
        raise
    except Refused as refusal:
        said = request.POST
        typed = Typed(refusal.reason, subject.uuid, said.get("act", ""), said.get("reason", ""), wish)
        return _show(request, seat, which, at=subject.uuid, typed=typed, status=refusal.status)
    return _on(request, seat, which, at=subject.uuid, said=f"{PAST[made.act]}.")


def _correction(seat: Seat, subject: review.Subject, wish: Wish) -> review.Correction | None:
    """What the wish means in the article; None for a link, which has no boundary."""
    article = getattr(subject, "article", None)
    if article is None:
        return None
    _, tag = access.tag_for(seat.user, seat.project.slug, wish.tag)
    return review.Correction(tag, *chosen_range(article.text, wish))


def _show(
    request: HttpRequest,
    seat: Seat,
    which: Which | None,
    *,
    at: UUID | None = None,
    typed: Typed | None = None,
    status: int = 200,
    said: str = "",
) -> HttpResponse:
    """The queue from the card ``at`` (or the address's) on: a fragment for htmx, else the page."""
    at = at or uuid_or_none(request.GET.get("at", ""))
    context = {"view": queue_page(seat, which, at=at, typed=typed)}
    if is_htmx(request):
        return fragment(request, "articles/queue/_answer.html", context, seat=seat, status=status, said=said)
    return page(request, "articles/queue/page.html", context, seat=seat, current="queue", status=status)


def _on(request: HttpRequest, seat: Seat, which: Which, *, at: UUID, said: str) -> HttpResponse:
    """On to the next card after a decision."""
    if is_htmx(request):
        return _show(request, seat, which, at=at, said=said)
    messages.success(request, said)
    return redirect(f"{which.url(seat)}?at={at}")
