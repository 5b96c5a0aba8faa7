"""Choosing, previewing and downloading a dataset."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.access import Seat, seat_in
from articles.actions.exports import record_export
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.exports.datasets import DATASETS, Dataset
from articles.exports.filters import Scope
from articles.exports.streams import FORMATS, as_bytes, one_moment
from articles.forms.exports import STATES, ExportForm
from articles.http import fragment, is_htmx, page, person
from articles.pages.exports import asked_filters, export_page


def _asked(seat: Seat, form: ExportForm) -> dict[str, object]:
    seat.require(Action.EXPORT_ACCEPTED)
    if not form.is_valid():
        raise Refused(form.reason)
    return dict(form.cleaned_data)


@require_safe
def exports(request: HttpRequest, slug: str) -> HttpResponse:
    """The page for the filters in the address; htmx gets the part that changes with them."""
    seat = seat_in(person(request), slug)
    shown = export_page(seat, _asked(seat, ExportForm(request.GET)), STATES)
    if is_htmx(request):
        return fragment(request, "articles/exports/_chosen.html", {"shown": shown}, seat=seat)
    return page(request, "articles/exports/page.html", {"shown": shown}, seat=seat, current="exports")


@require_POST
def export_download(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The file, streamed; who took what is in the log before the first byte."""
    seat = seat_in(person(request), slug)
    asked = _asked(seat, ExportForm(request.POST))
    scope = Scope(seat.project, asked_filters(seat, asked))
    dataset, form = DATASETS[str(asked["dataset"] or "claims")], str(asked["format"] or "csv")
    record_export(
        project=seat.project, dataset=dataset.name, form=form, filters=scope.filters.as_logged(),
        rows=dataset.count(scope), by=seat.user,
    )  # fmt: skip
    answer = StreamingHttpResponse(_stream(dataset, scope, form), content_type=FORMATS[form])
    name = f"{dataset.name}-{seat.project.slug}-{timezone.now():%Y-%m-%d}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _stream(dataset: Dataset, scope: Scope, form: str) -> Iterator[bytes]:
    """One moment of the database from the first row to the last."""
    with one_moment():
        yield from as_bytes(dataset.columns, dataset.rows(scope), form)
