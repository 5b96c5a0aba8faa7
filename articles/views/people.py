"""People and tags."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.access import Seat, seat_in, tag_for
from articles.actions.lexicons import extend_lexicon as extend
from articles.actions.people import invite
from articles.actions.tags import create_tag, edit_tag, retire_tag
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action, Role
from articles.forms.lexicon import LexiconForm
from articles.forms.people import InviteForm, TagForm
from articles.forms.relations import RelationTypeForm
from articles.http import key_of, page, person, version_of
from articles.pages.people import people_page
from articles.pages.people_guideline import older_marks
from articles.pages.people_lexicon import lexicon_preview


def people_answer(request: HttpRequest, seat: Seat, status: int = 200, **more: object) -> HttpResponse:
    """The page, with the forms that are not given in ``more`` empty."""
    forms = {
        "tag_form": TagForm(),
        "invite_form": InviteForm(),
        "lexicon_form": LexiconForm(),
        "relation_form": RelationTypeForm(),
    }
    shown = {"shown": people_page(seat), **forms, **more}
    return page(request, "articles/people/page.html", shown, seat=seat, current="people", status=status)


@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """The codebook and who has a seat."""
    return people_answer(request, seat_in(person(request), slug))


@require_POST
def new_tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a tag; what was typed stays when it is refused."""
    seat = seat_in(person(request), slug)
    seat.require(Action.EDIT_TAGS)
    form = TagForm(request.POST)
    if not form.is_valid():
        return people_answer(request, seat, 422, tag_form=form)
    try:
        create_tag(project=seat.project, fields=form.fields_of_tag, by=seat.user, key=key_of(request))
    except Refused as refusal:
        form.refuse(refusal.field, refusal.reason)
        return people_answer(request, seat, refusal.status, tag_form=form)
    return redirect("people", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def tag(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One tag: its form, or the change of it."""
    seat, row = tag_for(person(request), slug, uuid, action=Action.EDIT_TAGS)
    form = TagForm(request.POST) if request.method == "POST" else TagForm.showing(row)
    context = {"tag": row, "version": row.version, "form": form, "older": older_marks(seat, row)}
    status = 200
    if request.method == "POST":
        try:
            if form.is_valid():
                edit_tag(
                    tag=row, version=version_of(request), changes=form.fields_of_tag, key=key_of(request),
                    by=seat.user,
                )  # fmt: skip
                return redirect("people", slug)
            status = 422
        except Refused as refusal:
            form.refuse(refusal.field, refusal.reason)
            context |= {"theirs": refusal.theirs if isinstance(refusal, Stale) else None}
            context["version"], status = request.POST.get("version"), refusal.status
    return page(request, "articles/people/tag.html", context, seat=seat, current="people", status=status)


@require_POST
def retire(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take a tag out of the tag bar, or put it back (``retired`` 1 or 0)."""
    seat, row = tag_for(person(request), slug, uuid, action=Action.EDIT_TAGS)
    retired = request.POST.get("retired") == "1"
    retire_tag(tag=row, retired=retired, version=version_of(request), key=key_of(request), by=seat.user)
    return redirect("people", slug)


@require_POST
def invite_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a seat; the answer shows the sign-in link, once."""
    seat = seat_in(person(request), slug)
    seat.require(Action.INVITE)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return people_answer(request, seat, 422, invite_form=form)
    try:
        role, name = Role(form.cleaned_data["role"]), form.cleaned_data["username"]
        link = invite(project=seat.project, username=name, role=role, by=seat.user)
    except Refused as refusal:
        form.add_error("username", refusal.reason)
        return people_answer(request, seat, refusal.status, invite_form=form)
    address = request.build_absolute_uri(reverse("sign_in_link", args=link)) if link else ""
    return people_answer(request, seat, invited=name, link=address)


@require_POST
def extend_lexicon(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a change of the project's words would do; ``step``: save it, or type it again."""
    seat = seat_in(person(request), slug)
    seat.require(Action.EDIT_TAGS)
    form = LexiconForm(request.POST)
    step = request.POST.get("step")
    if not form.is_valid() or step == "again":
        return people_answer(request, seat, 200 if form.is_valid() else 422, lexicon_form=form)
    wanted = form.wanted
    try:
        if step != "save":
            preview = lexicon_preview(seat, wanted["lang"], wanted["words"], wanted["drop"])
            return people_answer(request, seat, lexicon_form=form, preview=preview)
        extend(project=seat.project, **wanted, version=version_of(request), key=key_of(request), by=seat.user)
    except Refused as refusal:
        form.refuse(refusal.field, refusal.reason)
        return people_answer(request, seat, refusal.status, lexicon_form=form)
    return redirect(f"{reverse('people', args=[slug])}#words")
