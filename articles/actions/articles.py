"""Taking an article in, and correcting what is known about where it came from."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.passages import ReadArticle, read_article
from articles.domain.texts import Duplicate, decode, file_name, sha256, shortened
from articles.models import Article, ImportFile, Passage, Project, ReaderComment, User

IMMUTABLE = ("project", "title", "text", "text_sha256", "raw", "raw_sha256", "supersedes", "imported_by")
BATCH = 500  # rows in one INSERT


@transaction.atomic
def store_article(
    *,
    project: Project,
    raw: bytes,
    by: User,
    raw_name: str = "",
    url: str = "",
    outlet: str = "",
    author_name: str = "",
    published: date | None = None,
    language: str = "",
    supersedes: Article | None = None,
    key: UUID | None = None,
) -> Article:
    """Store the bytes, the text read from them, its passages and its readers' comments.

    Raises Unreadable (not text we can read), Duplicate (the bytes or the words are in the project already)
    or Refused (a detail does not fit). With a ``key`` a resend returns the article of the first time.
    Eight queries, and one more for each further hundred passages or comments (SQLite; 500 on PostgreSQL).
    """
    name = file_name(raw_name)
    text = decode(raw, name)
    details = {
        "url": url.strip(),
        "outlet": outlet.strip(),
        "author_name": author_name.strip(),
        "published": published,
        "language": language.strip(),
    }
    raw_sha256 = sha256(raw)

    def make() -> Article:
        refuse_duplicate(project=project, raw_sha256=raw_sha256, text_sha256=sha256(text), name=name)
        read = read_article(text)
        article = Article(
            uuid=uuid_for(key, by) if key else uuid4(),
            project=project,
            title=shortened(read.title, 500),
            text=text,
            text_sha256=sha256(text),
            raw=raw,
            raw_sha256=raw_sha256,
            raw_name=name,
            supersedes=_predecessor(supersedes, project),
            imported_by=by,
            **details,
        )
        check_details(article)
        _insert(article)
        store_parts([(article, read)])
        after = snapshot(article) | {"raw_name": name, "raw_sha256": raw_sha256}
        record(verb="article.import", subject=article, by=by, project=project, article=article, after=after)
        return article

    if key is None:
        return make()
    given = {"project": project.pk, "raw": raw_sha256, **details}
    return once(key=key, by=by, verb="article.import", given=given, creates=Article, make=make)


def refuse_duplicate(*, project: Project, raw_sha256: str, text_sha256: str, name: str = "") -> None:
    """Raise Duplicate when the project holds these bytes or this text. One query."""
    found = (
        Article.objects.in_project(project)
        .filter(Q(raw_sha256=raw_sha256) | Q(text_sha256=text_sha256))
        .only("uuid", "title", "raw_sha256")
        .first()
    )
    if found is not None:
        raise Duplicate(
            name,
            article=str(found.uuid),
            title=found.title,
            same_bytes=found.raw_sha256 == raw_sha256,
        )


def _insert(article: Article) -> None:
    """Save; two imports of one text at the same moment end as one article and one Duplicate."""
    try:
        with transaction.atomic():
            article.save(force_insert=True)
    except IntegrityError:
        refuse_duplicate(
            project=article.project,
            raw_sha256=article.raw_sha256,
            text_sha256=article.text_sha256,
            name=article.raw_name,
        )
        raise


def store_parts(articles: Sequence[tuple[Article, ReadArticle]]) -> None:
    """Insert the passages and readers' comments of articles that were just stored."""
    comments = [
        [
            ReaderComment(
                article=article,
                order=span.order,
                author_label=shortened(span.author, 200),
                start=span.start,
                end=span.end,
            )
            for span in read.comments
        ]
        for article, read in articles
    ]
    ReaderComment.objects.bulk_create((row for own in comments for row in own), batch_size=BATCH)
    replies = []
    for own, (_, read) in zip(comments, articles, strict=True):
        for row, span in zip(own, read.comments, strict=True):
            if span.parent is not None:
                row.parent, row.parent_basis = own[span.parent], span.parent_basis
                replies.append(row)
    ReaderComment.objects.bulk_update(replies, ["parent", "parent_basis"], batch_size=BATCH)
    Passage.objects.insert(
        (
            article.pk,
            span.order,
            span.kind,
            span.number,
            span.start,
            span.end,
            None if span.comment is None else own[span.comment].pk,
        )
        for own, (article, read) in zip(comments, articles, strict=True)
        for span in read.passages
    )


def check_details(row: Article | ImportFile, *, but: Collection[str] = IMMUTABLE) -> None:
    """Raise Refused naming the first detail of ``row`` that does not fit; ``but`` is not looked at."""
    try:
        row.clean_fields(exclude=but)
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise Refused(DETAIL_ERRORS.get(field, " ".join(sentences)), field=field) from error


DETAIL_ERRORS: Mapping[str, str] = {
    "url": "That is not a web address. Begin with https:// or leave it blank.",
    "published": "That is not a date. Write it as year-month-day, or leave it blank.",
    "language": "Write the language as a short code such as en or ar, or leave it blank.",
}


def article_named(project: Project, uuid: UUID | None) -> Article | None:
    """The article of the project with this uuid, without its text; Refused when it is not there."""
    if uuid is None:
        return None
    found = Article.objects.in_project(project).light().filter(uuid=uuid).first()
    if found is None:
        raise Refused("The older version has to be an article of this project.", field="supersedes")
    return found


def _predecessor(older: Article | None, project: Project) -> Article | None:
    if older is not None and older.project_id != project.pk:
        raise Refused("The older version has to be an article of this project.", field="supersedes")
    return older


@transaction.atomic
def describe_article(
    *,
    article: Article,
    version: int,
    key: UUID,
    by: User,
    url: str = "",
    outlet: str = "",
    author_name: str = "",
    published: date | None = None,
    language: str = "",
    supersedes: UUID | None = None,
) -> Article:
    """Correct what is known about where an article came from; its words stay. Raises Stale or Refused."""
    given = {
        "url": url.strip(),
        "outlet": outlet.strip(),
        "author_name": author_name.strip(),
        "published": published,
        "language": language.strip(),
    }

    def make() -> Article:
        older = article_named(article.project, supersedes)
        _refuse_circle(article, older)
        before = snapshot(article)
        try:
            saved = save_over(article, version=version, changes=given | {"supersedes": older})
        except ValidationError as error:
            field, sentences = next(iter(error.message_dict.items()))
            raise Refused(DETAIL_ERRORS.get(field, " ".join(sentences)), field=field) from error
        record(
            verb="article.describe",
            subject=saved,
            by=by,
            project=saved.project,
            article=saved,
            before=before,
            after=snapshot(saved),
        )
        return saved

    said = given | {"version": version, "supersedes": supersedes}
    return once(key=key, by=by, verb="article.describe", given=said, subject=article, make=make)


def _refuse_circle(article: Article, older: Article | None) -> None:
    """Raise Refused when ``article`` would supersede itself, in however many steps. One query a step."""
    while older is not None:
        if older.pk == article.pk:
            raise Refused("An article cannot supersede itself or its own successor.", field="supersedes")
        older = Article.objects.light().filter(superseded_by=older).first()
