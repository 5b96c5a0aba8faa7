"""The one application of the site."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Articles, annotations, claims, links, review and exports."""

    name = "articles"
    verbose_name = "Counterclaim"
