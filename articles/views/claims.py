"""Claims: one claim, recording and changing one. The list is in claims_list."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access
from articles.access import Seat
from articles.actions import claims as act
from articles.actions.claims_together import save_claims
from articles.domain.errors import Refused, Stale
from articles.domain.merging import Merge
from articles.domain.permissions import Action
from articles.forms.claim_offers import all_wanted, offers
from articles.forms.claim_proposed import GROUPS, SHOWN_ONLY, as_typed, unproposed
from articles.forms.claim_typed import (
    as_text,
    before_of,
    merge_rows,
    mixed,
    rearranged,
    selected,
    typed_claim,
)
from articles.forms.claims import ROLES, ClaimForm
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages import claims_form as pages
from articles.pages.claims_proposed import other_claims, proposed_for
from articles.pages.claims_view import claim_view
from articles.pages.drafts import kept_draft
from articles.pages.reading_marks import changed

PAGE = "articles/claims/page.html"
NUMBER = ("expression", "low", "high", "override_reason")


@require_safe
def claim(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One claim: in the panel beside the text, or on its own page."""
    seat, row = access.claim_for(person(request), slug, uuid)
    context = {"view": claim_view(seat, row), "article": row.article}
    return _either(request, seat, "articles/claims/_claim.html", context)


@require_safe
def quantity_words(request: HttpRequest, slug: str) -> HttpResponse:
    """How the number being typed is read."""
    seat = access.seat_in(person(request), slug)
    asked = [request.GET.get(name, "")[:400] for name in NUMBER]
    context = {"number": pages.number_view(*asked)}
    return fragment(request, "articles/claims/_number.html", context, seat=seat)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Record a claim on selected words."""
    seat, article = access.article_for(person(request), slug, uuid, action=Action.CREATE)
    if request.method != "POST":
        return _opened(request, seat, article)
    if request.POST.get("move"):
        return _rearranged(request, seat, article, request.POST)
    form = ClaimForm(
        request.POST,
        project=seat.project,
        incidents=pages.incident_choices(seat, sent=request.POST.get("incident", "")),
    )
    try:
        wanted = all_wanted(form)
        row = save_claims(article=article, **wanted, key=key_of(request), by=seat.user)
    except Refused as refusal:
        return _refused(request, seat, article, form, refusal)
    spans = [(at.start, at.end) for one in wanted["claims"] for at in one.evidence]
    said = "Claim saved." if len(wanted["claims"]) == 1 else f"{len(wanted['claims'])} claims saved."
    return _saved(request, seat, row, said=said, spans=spans, fresh=True)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_edit(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change a claim; a save that meets another's keeps both on screen."""
    seat, row = access.claim_for(person(request), slug, uuid, action=Action.EDIT)
    ranges, version = list(row.ranges.all()), row.version
    stored = typed_claim(row, ranges, row.hops.all())
    if request.method != "POST":
        return _reopened(request, seat, row, stored)
    typed = mixed(request.POST, stored)
    if typed.get("move"):
        return _rearranged(request, seat, row.article, typed, claim=row)
    offered = pages.incident_choices(seat, row, sent=typed.get("incident", ""))
    form = ClaimForm(typed, project=seat.project, incidents=offered)
    try:
        saved = act.edit_claim(
            claim=row, version=version_of(request), **form.wanted(), key=key_of(request), by=seat.user
        )
    except Stale:
        return _met(request, seat, row, typed, stored, version)
    except Refused as refusal:
        return _refused(request, seat, row.article, form, refusal, claim=row)
    return _saved(request, seat, saved, said="Claim saved.", spans=_evidence(ranges))


@require_POST
def claim_remove(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take one's claim back."""
    seat, row = access.claim_for(person(request), slug, uuid, action=Action.EDIT)
    row = act.remove_claim(claim=row, version=version_of(request), key=key_of(request), by=seat.user)
    return _saved(request, seat, row, said="Claim removed.")


@require_POST
def claim_restore(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Undo the removal."""
    seat, row = access.claim_for(person(request), slug, uuid, action=Action.EDIT)
    row = act.restore_claim(claim=row, version=version_of(request), key=key_of(request), by=seat.user)
    return _saved(request, seat, row, said="The claim is back.")


def _opened(request: HttpRequest, seat: Seat, article: Any) -> HttpResponse:
    """The form for the selection of the address: offsets, or words to be found."""
    asked = request.GET
    words = asked.get("words", "").strip()
    span = selected(article.text, asked.get("start", ""), asked.get("end", ""), words)
    if span is None:
        return _either(
            request, seat, "articles/claims/_unselected.html", {"article": article, "words": words}
        )
    part = f"{span[0]}-{span[1]}"
    draft = kept_draft(seat, "claim", "article", article.uuid, part=part)
    if draft:
        return _shown(request, seat, article, draft.typed, draft=draft, draft_part=part)
    found = proposed_for(seat, article, *span)
    typed = as_typed((*span, article.text[slice(*span)]), found.proposals, found.begin)
    return _shown(request, seat, article, typed, draft_part=part)


def _reopened(request: HttpRequest, seat: Seat, row: Any, stored: QueryDict) -> HttpResponse:
    """The form of a claim as it stands, or as the person left it unsaved."""
    draft = kept_draft(seat, "claim", "claim", row.uuid, version=row.version)
    return _shown(request, seat, row.article, draft.typed if draft else stored, claim=row, draft=draft)


def _rearranged(
    request: HttpRequest, seat: Seat, article: Any, typed: QueryDict, **around: Any
) -> HttpResponse:
    """The form with its chain moved, or without a proposal, as the pressed button asks; nothing is saved."""
    verb, _, name = str(typed["move"]).partition(":")
    changed = unproposed(typed, name) if verb == "unpropose" else rearranged(typed, str(typed["move"]))
    return _shown(request, seat, article, changed, moved=True, **around)


def _evidence(ranges: Any) -> list[tuple[int, int]]:
    return [(row.start, row.end) for row in ranges if row.role == "evidence"]


def _shown(
    request: HttpRequest,
    seat: Seat,
    article: Any,
    typed: QueryDict,
    *,
    form: ClaimForm | None = None,
    status: int = 200,
    **around: Any,
) -> HttpResponse:
    """The form with what was typed; ``around``: what claim_form_page takes beside it."""
    if form is None:
        incidents = pages.incident_choices(seat, around.get("claim"))
        first = "" if any(around.get(name) for name in ("moved", "merge", "draft")) else "expression"
        form = ClaimForm(typed, project=seat.project, incidents=incidents, show=True, first=first)
    number = pages.number_view(*(typed.get(name, "") for name in NUMBER))
    around = {name: typed.get(name, "") for name in ("version", "draft_part")} | around
    if around.get("claim") is None:
        around |= {"proposed": GROUPS.keys() & typed.getlist("proposed"), "others": _others(typed)}
    view = pages.claim_form_page(
        seat,
        article,
        groundings=form.groundings((*ROLES, *SHOWN_ONLY)),
        hops=form.hop_rows(),
        number=number,
        **around,
    )
    context = {"form": form, "view": view, "article": article}
    return _either(request, seat, "articles/claims/_form.html", context, status)


def _others(typed: QueryDict) -> Any:
    """The rows of the other claims; none when they cannot be read."""
    try:
        return other_claims([(o.text, o.own, o.shares, o.part_of, o.ticked) for o in offers(typed)])
    except Refused:
        return ()


def _refused(
    request: HttpRequest, seat: Seat, article: Any, form: ClaimForm, refusal: Refused, claim: Any = None
) -> HttpResponse:
    """The form again, with the sentence where it belongs."""
    form.refuse(refusal)
    return _shown(request, seat, article, form.typed, claim=claim, form=form, status=refusal.status)


def _met(
    request: HttpRequest, seat: Seat, row: Any, typed: QueryDict, stored: QueryDict, version: int
) -> HttpResponse:
    """409: mine, theirs, and a way to mix them; the form behind keeps what was typed."""
    first = pages.last_save(row)
    known = first.before is not None and version_of(request) == version - 1
    titles = {str(i.uuid): i.title for i in pages.incident_choices(seat, row)}
    rows, same = merge_rows(typed, stored, before_of(stored, first.before or {}) if known else None, titles)
    merge = Merge(
        what="claim",
        who=first.who,
        at=first.clock,
        rows=rows,
        same=same,
        theirs_url=reverse("claim", args=[seat.project.slug, row.uuid]),
        mine_text=as_text(typed, titles),
    )
    return _shown(request, seat, row.article, typed, status=409, claim=row, version=str(version), merge=merge)


def _saved(
    request: HttpRequest, seat: Seat, row: Any, *, said: str, spans: Any = (), fresh: bool = False
) -> HttpResponse:
    """Without htmx the claim's page; else the claim, and what of the text looks different now."""
    if not is_htmx(request):
        return redirect("claim", seat.project.slug, row.uuid)
    ranges = list(row.ranges.all())
    context = {
        "view": claim_view(seat, row, ranges=ranges, fresh=fresh, brief=True),
        "article": row.article,
        "changed": changed(seat, row.article, [*spans, *_evidence(ranges)]),
    }
    return fragment(request, "articles/claims/_saved.html", context, seat=seat, said=said)


def _either(
    request: HttpRequest, seat: Seat, name: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The fragment for the panel, or a page around it."""
    if is_htmx(request):
        return fragment(request, name, context, seat=seat, status=status)
    return page(request, PAGE, {**context, "part": name}, seat=seat, current="claims", status=status)
