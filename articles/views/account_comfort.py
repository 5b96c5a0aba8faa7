"""One's own settings: how the pages look, what the keys do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from articles.actions import comfort
from articles.domain.errors import Refused
from articles.forms.account import ComfortForm, DisplayForm
from articles.http import is_htmx, key_of, person
from articles.pages.account import keys_page


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own name and settings."""
    user = person(request)
    form = ComfortForm.of(user) if request.method != "POST" else ComfortForm(request.POST)
    if request.method == "POST" and form.is_valid():
        comfort.set_comfort(chosen=form.cleaned_data, key=key_of(request), by=user)
        messages.success(request, "Saved.")
        return redirect("account")
    status = 422 if form.errors else 200
    return render(request, "articles/account/page.html", {"form": form}, status=status)


@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """How the pages look, from the panel beside the text; back to the page it was sent from."""
    form = DisplayForm(request.POST)
    if not form.is_valid():
        raise Refused("One of these choices is none. Load the page again; nothing was saved.")
    comfort.set_comfort(chosen=form.cleaned_data, key=key_of(request), by=person(request))
    if is_htmx(request):
        return trigger_client_event(HttpResponse(status=204), "said", {"text": "Display saved."})
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if here else "account")


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """All keys, each with a field for one's own; ``reset`` gives one act, or all, the shipped key back."""
    user = person(request)
    try:
        if request.method == "POST":
            _change_keys(request)
            messages.success(request, "Saved.")
            return redirect("keys")
    except Refused as refusal:
        shown = keys_page(user, typed=request.POST.dict(), refusal=refusal)
        return render(request, "articles/account/keys.html", {"shown": shown}, status=refusal.status)
    return render(request, "articles/account/keys.html", {"shown": keys_page(user)})


def _change_keys(request: HttpRequest) -> None:
    key, by = key_of(request), person(request)
    if act := request.POST.get("reset"):
        comfort.reset_keys(act=act, key=key, by=by)
    else:
        typed = {name[4:]: str(words) for name, words in request.POST.items() if name.startswith("act ")}
        comfort.set_keys(typed=typed, key=key, by=by)
