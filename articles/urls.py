"""Every URL, grouped by page. `p/<slug>/` is a project; ids are uuids, stable in exports."""

from django.urls import path

from articles.views import account

urlpatterns = [
    # account
    path("sign-in/", account.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:uid>/<str:token>/", account.sign_in_link, name="sign_in_link"),
    path("sign-out/", account.SignOut.as_view(), name="sign_out"),
    path("health/", account.health, name="health"),
]
