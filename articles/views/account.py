"""Signing in and out, health."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from articles.actions.people import person_of_link, use_sign_in_link
from articles.domain.errors import Refused
from articles.forms.account import SignInForm


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """Name and password; throttled by django-axes."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "articles/account/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Ends the session and clears what the browser kept (POST only)."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Sign out."""
        answer = super().post(request, *args, **kwargs)
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """A single-use link: GET shows whom it is for (so that a preview does not use it up), POST signs in."""
    template = "articles/account/sign_in_link.html"
    try:
        if request.method != "POST":
            return render(request, template, {"name": person_of_link(uid, token).name})
        user = use_sign_in_link(uid=uid, token=token)
    except Refused as refusal:
        return render(request, template, {"reason": refusal.reason}, status=refusal.status)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; for load balancers and supervisors of processes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return JsonResponse({"status": "ok"})


@login_not_required
def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token does not fit: the page was open for too long, or came from elsewhere."""
    return render(request, "403_csrf.html", status=403)
