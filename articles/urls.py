"""Every URL, grouped by page. `p/<slug>/` is a project; ids are uuids, stable in exports."""

from django.urls import path

from articles.views import account, entities

urlpatterns = [
    # account
    path("sign-in/", account.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:uid>/<str:token>/", account.sign_in_link, name="sign_in_link"),
    path("sign-out/", account.SignOut.as_view(), name="sign_out"),
    path("health/", account.health, name="health"),
    # entities
    path("p/<slug:slug>/entities/", entities.entities, name="entities"),
    path("p/<slug:slug>/entities/new/", entities.new_entity, name="new_entity"),
    path("p/<slug:slug>/entities/<uuid:uuid>/", entities.entity, name="entity"),
    path("p/<slug:slug>/entities/<uuid:uuid>/names/", entities.new_name, name="new_entity_name"),
]
