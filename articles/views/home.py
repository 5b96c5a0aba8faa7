"""Home, of the site and of a project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles import access
from articles.http import page, person
from articles.pages.home import home as home_page
from articles.pages.home import projects_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The only project, or the list of the person's projects."""
    user = person(request)
    projects = projects_of(user)
    if len(projects) == 1:
        return redirect("project_home", projects[0].slug)
    return render(request, "articles/home/projects.html", {"projects": projects})


@require_safe
def project_home(request: HttpRequest, slug: str) -> HttpResponse:
    """What this person goes on with in the project."""
    seat = access.seat_in(person(request), slug)
    context = {"view": home_page(seat)}
    return page(request, "articles/home/page.html", context, seat=seat, current="project_home")
