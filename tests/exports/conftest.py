"""A small body of work to export: accepted, submitted and draft, with entities, hops and a repeat."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from articles.models import (
    Annotation,
    Claim,
    ClaimHop,
    ClaimLink,
    Entity,
    EntityName,
    Incident,
    Relation,
    RelationType,
)


def put(model, article, quote, **fields):
    """A row on the first place where ``quote`` stands in the article."""
    start = article.text.index(quote)
    return model.objects.create(article=article, start=start, end=start + len(quote), quote=quote, **fields)


@pytest.fixture
def work(project, article, tags, ana, ben, sam):
    decided = {"state": "accepted", "reviewer": sam, "decided_at": timezone.now()}
    guard = Entity.objects.create(project=project, name="Interior Guard", kind="state_force")
    for text, kind in (("Interior Guard", "name"), ("حرس الداخلية", "translation")):
        EntityName.objects.create(entity=guard, text=text, folded=text.lower(), type=kind)
    incident = Incident.objects.create(project=project, title="Night raid on Sul Ford")
    killed = put(Annotation, article, "more than 100 guards", tag=tags["Killed"], author=ana, **decided)
    counted = put(Annotation, article, "about 90", tag=tags["Killed"], author=ana, entity=guard, **decided)
    wounded = put(Annotation, article, "some 40 wounded", tag=tags["Wounded"], author=ben, state="draft")
    high = put(
        Claim, article, "more than 100 guards were killed", author=ana, project=project, measure="killed",
        expression="more than 100", qualifier="more_than", low=101, soft_low=101, soft_high=149,
        incident=incident, claimant_label="Northern Accord", **decided,
    )  # fmt: skip
    low = put(
        Claim, article, "68 killed", project=project, author=ana, measure="killed",
        expression="68", qualifier="exact", low=68,
        high=68, soft_low=68, soft_high=68, claimant_entity=guard, **decided,
    )  # fmt: skip
    none = put(
        Claim,
        article,
        "Nobody counted anything",
        project=project,
        author=ben,
        measure="",
        expression="",
        **decided,
    )
    draft = put(
        Claim, article, "some 40 wounded", project=project, author=ben, measure="wounded", low=32, high=48
    )
    for claim, agent in ((high, "Northern Accord"), (low, "Interior Guard")):
        ClaimHop.objects.create(claim=claim, order=1, agent_label=agent, act="stated", medium="radio")
        ClaimHop.objects.create(claim=claim, order=2, agent_label="Harbour Wire", act="paraphrased")
    link = ClaimLink.objects.create(
        project=project, claim_a=high, claim_b=low, kind="conflicts", dimension="number", author=ana,
        verdict="conflict", verdict_reason="68 is below 101.", gap=0.33, rule_version="1", **decided,
    )  # fmt: skip
    kind = RelationType.objects.create(project=project, name="part of", inverse="includes", letter="P")
    joined = {"article": article, "type": kind, "source": killed, "author": ana}
    relation = Relation.objects.create(**joined, target=counted, **decided)
    Relation.objects.create(**joined, target=wounded, state="draft")
    return SimpleNamespace(
        relation=relation,
        counted=counted,
        killed=killed,
        high=high,
        low=low,
        none=none,
        draft=draft,
        link=link,
        guard=guard,
        incident=incident,
    )


@pytest.fixture
def exported(project):
    """``exported("claims", state=…)``: the file's rows, read back by the csv module."""
    import csv
    import io

    from articles.exports.datasets import DATASETS
    from articles.exports.filters import Filters, Scope
    from articles.exports.streams import as_bytes

    def run(dataset, **filters):
        one = DATASETS[dataset]
        raw = b"".join(as_bytes(one.columns, one.rows(Scope(project, Filters(**filters))), "csv"))
        return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))

    return run
