"""Importing with a preview: files wait as rows of a batch until somebody confirms them."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.actions.articles import article_named, check_details, refuse_duplicate
from articles.actions.import_files import DUPLICATE, NEW, REFUSED, Source, imported
from articles.actions.log import record
from articles.actions.receipts import once, uuid_for
from articles.domain.errors import Refused
from articles.domain.passages import read_article
from articles.domain.texts import Duplicate, Unreadable, decode, file_name, refuse_size, sha256, shortened
from articles.models import Article, ImportBatch, ImportFile, Project, User

PREVIEW_DAYS = 7
"""Days that an import which nobody confirmed is kept."""
DETAILS = ("url", "outlet", "author_name", "published", "language", "supersedes")


@transaction.atomic
def open_import(*, project: Project, sources: list[Source], key: UUID, by: User) -> ImportBatch:
    """Keep the files for a preview; nothing of them is in the library yet.

    Previews of this person that nobody confirmed for PREVIEW_DAYS are removed on the way.
    """

    def make() -> ImportBatch:
        _forget_old(project, by)
        batch = ImportBatch.objects.create(uuid=uuid_for(key, by), project=project, by=by)
        _add(batch, sources)
        return batch

    given = {"project": project.pk, "files": [(s.name, s.size) for s in sources]}
    _require(sources)
    try:
        return once(key=key, by=by, verb="import.open", given=given, creates=ImportBatch, make=make)
    except ImportBatch.DoesNotExist:
        raise Refused("This import was started over. Load the page again, then hand the files in.") from None


@transaction.atomic
def add_to_import(*, batch: ImportBatch, sources: list[Source], key: UUID, by: User) -> ImportBatch:
    """Add files to a preview that is not confirmed yet."""
    _require(sources)

    def make() -> ImportBatch:
        _add(_locked_open(batch), sources)
        return batch

    given = {"batch": batch.pk, "files": [(s.name, s.size) for s in sources]}
    return once(key=key, by=by, verb="import.add", given=given, subject=batch, make=make)


def _require(sources: list[Source]) -> None:
    if not sources:
        raise Refused("Choose at least one file, or paste a text.", field="files")


def _locked_open(batch: ImportBatch) -> ImportBatch:
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.confirmed_at is not None:
        raise Refused(
            "This import was confirmed already. Start another one for more files; correct details on the "
            "article’s own page."
        )
    return locked


def _forget_old(project: Project, by: User) -> None:
    before = timezone.now() - timedelta(days=PREVIEW_DAYS)
    ImportBatch.objects.of(project).open().filter(by=by, created_at__lt=before).delete()


def _add(batch: ImportBatch, sources: list[Source]) -> None:
    """One INSERT and one look for duplicates for each file; one file is in memory at a time."""
    first = batch.files.count()
    for order, source in enumerate(sources, start=first):
        _looked_at(batch, order, source).save(force_insert=True)


def _looked_at(batch: ImportBatch, order: int, source: Source) -> ImportFile:
    name = file_name(source.name)
    row = ImportFile(batch=batch, order=order, name=name, size=source.size, result=NEW)
    try:
        refuse_size(source.size, name)
        raw = source.read()
        text = decode(raw, name)
        row.raw_sha256, row.text_sha256 = sha256(raw), sha256(text)
        read = read_article(text)
        row.title = shortened(read.title, 500)
        row.characters = len(text)
        row.paragraphs = sum(p.kind == "paragraph" for p in read.passages)
        row.comments = len(read.comments)
        refuse_duplicate(
            project=batch.project, raw_sha256=row.raw_sha256, text_sha256=row.text_sha256, name=name
        )
        _refuse_twin(row)
        row.raw = raw
    except Duplicate as refusal:
        row.result, row.reason = DUPLICATE, shortened(refusal.cause, 600)
        row.article = Article.objects.filter(uuid=refusal.article).first() if refusal.article else None
    except Unreadable as refusal:
        row.result, row.reason = REFUSED, shortened(refusal.cause, 600)
    return row


def _refuse_twin(row: ImportFile) -> None:
    """Raise Duplicate when a file of the same batch holds the same text."""
    twin = row.batch.files.filter(text_sha256=row.text_sha256, result=NEW).only("name", "title").first()
    if twin is not None:
        raise Duplicate(row.name, article="", title=twin.name or twin.title, same_bytes=False)


@transaction.atomic
def describe_file(
    *,
    batch: ImportBatch,
    file: UUID,
    by: User,
    url: str = "",
    outlet: str = "",
    author_name: str = "",
    published: date | None = None,
    language: str = "",
    supersedes: UUID | None = None,
) -> ImportFile:
    """Write down where a file came from, before it is confirmed. Saving twice changes nothing."""
    _locked_open(batch)
    row = batch.files.defer("raw").filter(uuid=file, result=NEW).first()
    if row is None:
        raise Refused("That file is not part of this import. Load the page again.")
    older = article_named(batch.project, supersedes)
    given = (url.strip(), outlet.strip(), author_name.strip(), published, language.strip(), older)
    for name, value in zip(DETAILS, given, strict=True):
        setattr(row, name, value)
    check_details(row, but={f.name for f in row._meta.fields} - set(DETAILS[:-1]))
    row.save(update_fields=DETAILS)
    return row


def confirm_import(*, batch: ImportBatch, key: UUID, by: User) -> ImportBatch:
    """Store every file that is still new, each in a transaction of its own; then the batch is a report.

    Confirming twice, or again after a break, stores what is missing and nothing twice.
    """
    with transaction.atomic():
        given = {"batch": batch.pk}
        once(key=key, by=by, verb="import.confirm", given=given, subject=batch, make=lambda: batch)
    for pk in batch.files.filter(result=NEW, article=None).values_list("pk", flat=True):
        _store_file(pk, batch.project, by)
    return _close(batch, by)


@transaction.atomic
def _store_file(pk: int, project: Project, by: User) -> None:
    row = ImportFile.objects.select_for_update(of=("self",)).select_related("supersedes").get(pk=pk)
    if row.result != NEW or row.article_id is not None:
        return
    raw = bytes(row.raw)
    details = {name: getattr(row, name) for name in DETAILS}
    source = Source(row.name, len(raw), lambda: raw)
    outcome = imported(project=project, source=source, by=by, **details)
    row.result, row.reason = outcome.result, shortened(outcome.reason, 600)
    row.article = Article.objects.filter(uuid=outcome.article).first() if outcome.article else None
    row.raw = b""
    row.save(update_fields=["result", "reason", "article", "raw"])


@transaction.atomic
def _close(batch: ImportBatch, by: User) -> ImportBatch:
    locked = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.confirmed_at is None:
        locked.confirmed_at = timezone.now()
        locked.save(update_fields=["confirmed_at"])
        counts = {result: locked.files.filter(result=result).count() for result in (NEW, DUPLICATE, REFUSED)}
        refused = dict(locked.files.filter(result=REFUSED).values_list("name", "reason"))
        record(
            verb="import.confirm",
            subject=locked,
            by=by,
            project=locked.project,
            after=counts | {"refused_files": refused},
        )
    return locked


@transaction.atomic
def discard_import(*, project: Project, uuid: UUID, by: User) -> None:
    """Start over: forget the files of this person's preview. A confirmed import stays as it is."""
    ImportBatch.objects.of(project).open().filter(uuid=uuid, by=by).delete()
