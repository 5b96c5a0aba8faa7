"""Fill the columns of claims that repeat what their article and place say."""

from anyascii import anyascii
from django.db import migrations
from django.db.models import OuterRef, Subquery

from articles.domain.names import fold


def fill(apps, schema_editor):
    Claim = apps.get_model("articles", "Claim")
    Article = apps.get_model("articles", "Article")
    own = Article.objects.filter(pk=OuterRef("article_id")).values("project")
    Claim.objects.filter(project=None).update(project=Subquery(own))
    placed = Claim.objects.select_related("place_entity").exclude(place_label="", place_entity=None)
    for claim in placed.only("place_label", "place_entity__name").iterator(chunk_size=500):
        name = claim.place_entity.name if claim.place_entity else claim.place_label
        Claim.objects.filter(pk=claim.pk).update(place_folded=fold(anyascii(name))[:400])


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_claims_in_conflict")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
