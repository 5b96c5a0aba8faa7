"""Finding pairs over a whole project, saving one claim, and pages of pairs and claims, by project size."""

import time
from itertools import pairwise
from uuid import uuid4

import pytest

from articles.actions.claims import save_claim
from articles.actions.generate import generate_project
from articles.actions.pairs_rebuild import rebuild_pairs
from articles.domain.anchors import Anchor
from articles.models import Article, Claim, Project, User
from tests.benchmarks.conftest import Measured
from tests.benchmarks.served import Site, Visitor, milliseconds

pytestmark = pytest.mark.bench
SIZES = (1_000, 10_000, 100_000)
PAGES = {"conflict desk": "conflicts/", "claims": "claims/", "claims by measure": "claims/?measure=killed"}
SAVES = 25


def seconds(act) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def saving(project: Project, by: User) -> float:
    """Milliseconds to save a claim that has 20 others about its incident; the median."""
    like = Claim.objects.of(project).filter(state="draft").select_related("article", "incident")[0]
    article = Article.objects.select_related("project").get(pk=like.article_id)
    evidence = [Anchor(like.start, like.end, like.quote)]
    fields = {
        "measure": like.measure, "expression": like.expression, "incident": like.incident,
        "place_entity": like.place_entity, "place_label": like.place_label, "date_start": like.date_start,
    }  # fmt: skip
    taken = [
        seconds(lambda: save_claim(article=article, evidence=evidence, fields=fields, key=uuid4(), by=by))
        for _ in range(SAVES)
    ]
    return 1000 * sorted(taken)[SAVES // 2]


def test_conflict_detection_and_saving_at_1_000_10_000_and_100_000_claims(site: Site, measured: Measured):
    found: dict[int, float] = {}
    saved: dict[int, float] = {}
    shown: dict[tuple[str, int], float] = {}
    for size in SIZES:
        begun = time.perf_counter()
        project = generate_project(slug=f"bench-{uuid4().hex[:8]}", claims=size, by=None)
        measured(f"generate {size:,} claims with their pairs", time.perf_counter() - begun, "s")
        found[size] = min(seconds(lambda project=project: rebuild_pairs(project)) for _ in range(2))
        ana = User.objects.get(username="ana")
        saved[size] = saving(project, ana)
        visitor = Visitor(site, ana)
        for name, path in PAGES.items():
            whole = f"/p/{project.slug}/{path}"
            shown[name, size] = milliseconds(lambda visitor=visitor, whole=whole: visitor.get(whole))
        measured(f"find the pairs of {size:,} claims", found[size], "s")
        measured(f"save a claim among {size:,}", saved[size], "ms")
    for small, large in pairwise(SIZES):
        measured(f"pairs of {large:,} claims to those of {small:,}", found[large] / found[small], "times", 14)
    measured("saving among 100,000 claims to among 1,000", saved[SIZES[-1]] / saved[SIZES[0]], "times", 2)
    for name in PAGES:
        ratio = shown[name, SIZES[-1]] / shown[name, SIZES[0]]
        measured(f"{name}, first page of 100,000 claims to that of 1,000", ratio, "times", 2)
