"""The demo project, played through the same acts as everybody's work (articles.demo.script)."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from articles.actions.demo_reconciled import locate_places, reconcile
from articles.actions.demo_stage import Stage
from articles.actions.log import record
from articles.actions.projects import create_project
from articles.actions.review import Subject, decide
from articles.actions.submissions import submit_article
from articles.demo import script
from articles.demo.shapes import ACCEPTED, DRAFT, REJECTED, RETURNED, Mark, Pair, Saying
from articles.domain.review import Act
from articles.models import Annotation, Article, Claim, ClaimLink, Project, User

STEPS = len(
    (*script.ENTITIES, *script.ARTICLES, *script.ANNOTATIONS, *script.CLAIMS, *script.LINKS, *script.THREADS)
)
ACTS = {ACCEPTED: Act.ACCEPT, RETURNED: Act.RETURN, REJECTED: Act.REJECT}
DAYS = 9  # over which the work is spread, so that the queue holds something old and something new
LAG = timedelta(hours=5)  # between making a piece of work and handing it in

Wanted = Mark | Saying | Pair
Made = tuple[Subject, Wanted]


def _nobody() -> None:
    """Tell nobody."""


@transaction.atomic
def load_demo(*, told: Callable[[], None] = _nobody, by: User | None) -> Project | None:
    """Make the demo project with its people; None, and nothing done, when it is there already.

    ``told`` is called STEPS times. All or nothing; about four thousand statements.
    """
    if Project.objects.filter(slug__iexact=script.SLUG).exists():
        return None
    stage = Stage(create_project(slug=script.SLUG, title=script.TITLE, by=by), told)
    stage.seat_people(by)
    stage.add_codebook()
    for actor in script.ENTITIES:
        stage.add_entity(actor)
    locate_places(stage)
    for event in script.INCIDENTS:
        stage.add_incident(event)
    for source in script.ARTICLES:
        stage.add_article(source)
    _work(stage)
    for talk in script.THREADS:
        stage.add_thread(talk)
    reconcile(stage)
    _spread(stage)
    record(
        verb="project.load_demo",
        subject=stage.project,
        by=by,
        project=stage.project,
        reason=f"Its dates are spread over the {DAYS} days before; this log has the true ones.",
    )
    return stage.project


def _work(stage: Stage) -> None:
    """Marks, claims and links in the states of the script.

    Claims are accepted before links join them. What is returned would go back to the queue with its analyst's
    next submission, and so would drafts: both come after the last submission.
    """
    marks = [(stage.add_mark(m), m) for m in script.ANNOTATIONS if m.state != DRAFT]
    claims = [(stage.add_claim(c), c) for c in script.CLAIMS if c.state != DRAFT]
    work: list[Made] = [*marks, *claims]
    authors = [(row.article, row.author) for row, _ in marks] + [
        (row.article, row.author) for row, _ in claims
    ]
    _submit(stage, authors)
    _decide(stage, ((row, wanted) for row, wanted in work if wanted.state == ACCEPTED))
    links = [(stage.add_link(p), p) for p in script.LINKS if p.state != DRAFT]
    _submit(stage, ((row.claim_a.article, row.author) for row, _ in links))
    _decide(stage, links)
    _decide(stage, ((row, wanted) for row, wanted in work if wanted.state != ACCEPTED))
    for mark in script.ANNOTATIONS:
        if mark.state == DRAFT:
            stage.add_mark(mark)
    for claim in script.CLAIMS:
        if claim.state == DRAFT:
            stage.add_claim(claim)
    for link in script.LINKS:
        if link.state == DRAFT:
            stage.add_link(link)


def _submit(stage: Stage, whose: Iterable[tuple[Article, User]]) -> None:
    """Each person hands in each article once, in the order of the script."""
    wanted = {(article.pk, user.pk): (article, user) for article, user in whose}
    for source in script.ARTICLES:
        for (pk, _), (article, user) in wanted.items():
            if pk == stage.articles[source.file].pk:
                submit_article(article=article, key=uuid4(), by=user)


def _decide(stage: Stage, rows: Iterable[Made]) -> None:
    """The supervisor does what the script says; what is to wait in the queue is left alone."""
    for row, wanted in rows:
        if wanted.state in ACTS:
            row.refresh_from_db(fields=["state", "version"])
            decide(
                subject=row,
                act=ACTS[wanted.state],
                reason=wanted.reason,
                version=row.version,
                key=uuid4(),
                by=stage.supervisor,
            )


def _spread(stage: Stage) -> None:
    """Date the work back, article by article: the oldest DAYS ago, the newest today. Seven queries each."""
    now, step = timezone.now(), timedelta(days=DAYS) / len(stage.articles)
    for place, article in enumerate(stage.articles.values()):
        submitted = now - timedelta(days=DAYS) + place * step
        made = submitted - LAG
        Article.objects.filter(pk=article.pk).update(created_at=made - LAG)
        works = (
            Annotation.objects.filter(article=article),
            Claim.objects.filter(article=article),
            ClaimLink.objects.filter(claim_a__article=article),
        )
        for rows in works:
            rows.update(created_at=made)
            rows.filter(submitted_at__isnull=False).update(submitted_at=submitted)
