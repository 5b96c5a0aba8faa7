"""What colleagues say to each other about a piece of work: write, edit, resolve, reopen."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.models import Article, Message, Project, Thread, ThreadReading, User
from articles.models.thread import Target, kind_of

LONGEST = 10_000  # characters of a message


@transaction.atomic
def write_message(*, target: Target, body: str, key: UUID, by: User) -> Message:
    """Say something about ``target``: the first message opens its thread, a later one reopens a resolved one.

    At most nine queries. Raises Refused for an empty or overlong message.
    """
    body = _checked(body)

    def make() -> Message:
        thread = _thread_of(target, by)
        reopens = thread.resolved_at is not None
        if reopens:
            Thread.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
        message = Message(uuid=uuid_for(key, by), thread=thread, author=by, body=body)
        message.save(force_insert=True)
        _log("message.write", message, by=by, after={"reopens": True} if reopens else {})
        return message

    given = {"about": kind_of(target), "target": target.uuid, "body": body}
    return once(key=key, by=by, verb="message.write", given=given, creates=Message, make=make)


@transaction.atomic
def edit_message(*, message: Message, body: str, version: int, key: UUID, by: User) -> Message:
    """Put other words in place of one's own; the earlier ones stay in the log. At most six queries.

    Raises NotAllowed for another's message, Stale when it was edited since ``version``.
    """
    if message.author_id != by.pk:
        raise NotAllowed("Only the person who wrote a message can edit it.")
    body = _checked(body)

    def make() -> Message:
        if body == message.body and version == message.version:
            return message
        before = snapshot(message)
        save_over(message, version=version, changes={"body": body, "edited_at": timezone.now()})
        _log("message.edit", message, by=by, before=before)
        return message

    given = {"message": message.uuid, "body": body, "version": version}
    return once(key=key, by=by, verb="message.edit", given=given, subject=message, make=make)


@transaction.atomic
def resolve_thread(*, thread: Thread, key: UUID, by: User) -> Thread:
    """Say that nothing is open here any more; raises Stale, naming who, when it is resolved already."""
    return _settle("thread.resolve", thread, key=key, by=by)


@transaction.atomic
def reopen_thread(*, thread: Thread, key: UUID, by: User) -> Thread:
    """Take the resolving back; raises Stale when the thread is open already."""
    return _settle("thread.reopen", thread, key=key, by=by)


@transaction.atomic
def mark_read(*, thread: Thread, message: Message, by: User) -> ThreadReading:
    """Remember that ``by`` has seen the thread up to ``message``; an older one changes nothing.

    Neither logged nor receipted: it is no act on the work, and a second time does nothing. Three queries.
    """
    if message.thread_id != thread.pk:
        raise Refused("This message belongs to another thread. Load the page again.")
    reading, _ = ThreadReading.objects.get_or_create(
        thread=thread, user=by, defaults={"last_message": message.pk}
    )
    ThreadReading.objects.filter(pk=reading.pk, last_message__lt=message.pk).update(last_message=message.pk)
    return reading


def article_of(thread: Thread) -> Article | None:
    """The article whose text the thread's target rests on; a link and an incident have none of their own."""
    work = thread.annotation or thread.claim
    return work.article if work else thread.article


def _settle(verb: str, thread: Thread, *, key: UUID, by: User) -> Thread:
    resolves = verb == "thread.resolve"

    def make() -> Thread:
        locked = Thread.objects.select_for_update(of=("self",)).select_related("resolved_by")
        now = locked.get(pk=thread.pk)
        if resolves == (now.resolved_at is not None):
            raise Stale(_settled_words(now), theirs={"resolved_at": now.resolved_at})
        before = snapshot(now)
        thread.resolved_by, thread.resolved_at = (by, timezone.now()) if resolves else (None, None)
        thread.save(update_fields=["resolved_by", "resolved_at"])
        record(
            verb=verb,
            subject=thread,
            by=by,
            project=thread.project,
            article=article_of(thread),
            before=before,
            after=snapshot(thread),
        )
        return thread

    return once(key=key, by=by, verb=verb, given={"thread": thread.uuid}, subject=thread, make=make)


def _settled_words(thread: Thread) -> str:
    if thread.resolved_by is None:
        return "This thread is open already: somebody wrote or reopened it."
    return f"{thread.resolved_by.name} has resolved this thread already."


def _thread_of(target: Target, by: User) -> Thread:
    """The thread of a thing, locked; made when there is none. Two people who begin at once share one."""
    locked = Thread.objects.select_for_update().about(target)
    found = locked.first()
    if found is None:
        found = Thread(project=_project_of(target), opened_by=by, **{kind_of(target): target})
        try:
            with transaction.atomic():
                found.save(force_insert=True)
        except IntegrityError:
            found = locked.get()
    setattr(found, kind_of(target), target)
    found.project = _project_of(target)
    return found


def _project_of(target: Target) -> Project:
    found: Any = target
    project: Project = found.project if hasattr(found, "project_id") else found.article.project
    return project


def _checked(body: str) -> str:
    """The message as it is kept: lines as typed, no blank ends. Raises Refused."""
    body = body.replace("\r\n", "\n").strip()
    try:
        Message(body=body).clean_fields(exclude=("uuid", "thread", "author", "version"))
    except ValidationError:
        raise Refused("Write something first: the message is empty.", field="body") from None
    if len(body) > LONGEST:
        raise Refused(
            f"A message has at most {LONGEST:,} characters; this one has {len(body):,}.", field="body"
        )
    return body


def _log(
    verb: str,
    message: Message,
    *,
    by: User,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    thread = message.thread
    about = {"about": kind_of(thread.target), "target": str(thread.target.uuid)}
    record(
        verb=verb,
        subject=message,
        by=by,
        project=thread.project,
        article=article_of(thread),
        before=before,
        after=snapshot(message) | about | (after or {}),
    )
