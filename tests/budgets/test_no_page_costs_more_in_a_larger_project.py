"""House rule 16: every list takes the same number of queries for few, 20 and 500 rows."""

from itertools import pairwise

import pytest

from articles.models import Annotation, Article, Claim, ClaimLink, Entity, Incident, Project, Thread
from articles.urls import urlpatterns
from tests.budgets.grown import more_of_everything
from tests.statements import statements

SIZES = (8, 20, 500)  # with eight there is work of both analysts in every state
MOST = 30
LISTS = {
    "account", "annotation_history", "article_details", "assessment_sign", "claim", "claim_edit",
    "claim_incident", "claim_new", "claims", "compare", "conflict", "conflicts", "entities", "entity",
    "exports", "home", "imports", "incident", "incident_claims", "incident_edit", "incident_merge",
    "incident_new", "incident_options", "incidents", "library", "link", "link_candidates", "links", "log",
    "people", "project_home", "queue", "queue_claims", "queue_links", "queue_tag", "thread", "threads",
}  # fmt: skip


def addresses(project: Project) -> dict[str, str]:
    """The path of every list page by its URL name; pages of one thing are those of the oldest."""
    things = {
        "articles/": Article.objects.filter(project=project),
        "annotations/": Annotation.objects.all(),
        "claims/": Claim.objects.all(),
        "conflicts/": Claim.objects.all(),
        "links/": ClaimLink.objects.all(),
        "entities/": Entity.objects.all(),
        "incidents/": Incident.objects.all(),
        "tags/": project.tags.all(),
        "threads/": Thread.objects.all(),
    }
    found = {}
    for pattern in urlpatterns:
        if pattern.name not in LISTS:
            continue
        route = str(pattern.pattern).replace("<slug:slug>", project.slug)
        before, parameter, after = route.partition("<uuid:uuid>")
        if parameter:
            kind = next(name for name in things if before.endswith(name))
            uuid = things[kind].order_by("id").values_list("uuid", flat=True)[0]
            other = Claim.objects.order_by("id").values_list("uuid", flat=True)[1]
            before, after = f"{before}{uuid}", after.replace("<uuid:other>", str(other))
        found[pattern.name] = f"/{before}{after}"
    return found


@pytest.mark.parametrize("name", ["ana", "sam", "vera"])
def test_the_queries_of_no_page_grow_with_its_rows(as_user, project, tags, ana, ben, sam, vera, name):
    client = as_user({"ana": ana, "sam": sam, "vera": vera}[name])
    counted: dict[str, list[tuple[int, int]]] = {}
    client.get("/account/")  # the first request of a session also stores when it began
    for before, size in pairwise((0, *SIZES)):
        more_of_everything(
            project, list(tags.values()), size - before, ana=ana, ben=ben, sam=sam, begin=before
        )
        for page, path in addresses(project).items():
            with statements() as seen:
                status = client.get(path).status_code
            counted.setdefault(page, []).append((status, len(seen)))
    assert counted.keys() == LISTS
    growing = {page: found for page, found in counted.items() if max(found[1:]) > found[0]}
    assert growing == {}
    assert {page: found for page, found in counted.items() if found[0][1] > MOST} == {}
    answered = {page for page, found in counted.items() if found[0][0] == 200}
    assert {"library", "entities", "project_home"} <= answered
