"""Marks, relation types and relations in any state, made directly, for tests of what happens to them."""

from articles.models import Annotation, Project, Relation, RelationType, User
from tests.queue.work import BEGUN


def make_type(project: Project, name: str = "commander of", **fields: object) -> RelationType:
    """A relation type; ``commander of`` is read backwards as ``commanded by``."""
    given: dict[str, object] = {"inverse": "commanded by", "letter": name[:1].upper()} | fields
    return RelationType.objects.create(project=project, name=name, **given)


def make_relation(
    kind: RelationType, source: Annotation, target: Annotation, by: User, *, state: str = "draft"
) -> Relation:
    """A relation from ``source`` to ``target``."""
    return Relation.objects.create(
        article=source.article, type=kind, source=source, target=target, author=by, state=state,
        submitted_at=None if state == "draft" else BEGUN,
    )  # fmt: skip
