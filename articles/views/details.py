"""The details of one article, and its evidence copy."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from articles.access import article_for
from articles.actions.articles import describe_article
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.details import DetailsForm, mixed
from articles.http import key_of, page, person, version_of
from articles.pages import details as pages
from articles.pages.reading_care import contents

TEMPLATE = "articles/details/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def article_details(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Where the article came from: shown to members, corrected by analysts and supervisors."""
    if request.method != "POST":
        return _show(request, slug, uuid)
    seat, article = article_for(person(request), slug, uuid, action=Action.EDIT_ARTICLE)
    form = DetailsForm(mixed(request.POST, pages.fields_of(article)))
    if not form.is_valid():
        return _show(request, slug, uuid, form, 422)
    sent = {"version": version_of(request), "key": key_of(request), **form.cleaned_data}
    try:
        describe_article(article=article, by=seat.user, **sent)
    except Stale as stale:
        return _show(request, slug, uuid, form, stale.status, mine=form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)
        return _show(request, slug, uuid, form, refusal.status)
    return redirect("article_details", slug, uuid)


def _show(
    request: HttpRequest,
    slug: str,
    uuid: UUID,
    form: DetailsForm | None = None,
    status: int = 200,
    mine: dict[str, Any] | None = None,
) -> HttpResponse:
    seat, article = article_for(person(request), slug, uuid)
    shown = pages.details(seat, article)
    if form is None:
        form = DetailsForm(initial=shown.initial)
    form.offer(shown.older)
    merge = None if mine is None else pages.merge(seat, article, mine)
    context = {"shown": shown, "form": form, "merge": merge, "contents": contents(seat, article)}
    return page(request, TEMPLATE, context, seat=seat, current="library", status=status)


@require_safe
def article_evidence(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The bytes as they came in: always a download, never shown, whatever they hold."""
    _, article = article_for(person(request), slug, uuid)
    answer = HttpResponse(bytes(article.raw), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(
        True, article.raw_name or f"{uuid}.txt"
    )
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
