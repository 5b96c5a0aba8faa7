"""Several windows save the same work at once: what was acknowledged is there, what was not is refused.

Planted: without ``version=version`` in save_over most of the acknowledged words are gone. With SQLite's
DEFERRED transactions writers fail as locked.
"""

import uuid

from articles.actions.annotations import set_note
from articles.actions.review import decide
from articles.domain.errors import Refused, Stale
from articles.domain.review import Act
from articles.models import Annotation, Decision, LogEntry
from tests.trust.parallel import at_once

WRITERS, SAVES = 6, 12


def test_no_acknowledged_edit_is_lost(desk):
    marks = [desk.annotation("more than 100 guards"), desk.annotation("68 killed")]
    refused: list[str] = []

    def writer(name: int):
        def write() -> list[tuple[int, str]]:
            saved = []
            for turn in range(SAVES):
                mark, word = marks[turn % 2], f"<{name}.{turn}>"
                while not saved or saved[-1][1] != word:
                    now = Annotation.objects.select_related("article__project", "tag").get(pk=mark.pk)
                    try:
                        set_note(
                            annotation=now,
                            note=now.note + word,
                            version=now.version,
                            key=uuid.uuid4(),
                            by=desk.ana,
                        )
                    except Stale as stale:
                        refused.append(str(stale.theirs))
                    else:
                        saved.append((mark.pk, word))
            return saved

        return write

    outcomes = at_once([writer(name) for name in range(WRITERS)])
    assert [o for o in outcomes if isinstance(o, Exception)] == []
    acknowledged = [save for outcome in outcomes for save in outcome]
    notes = dict(Annotation.objects.values_list("pk", "note"))
    lost = [word for pk, word in acknowledged if word not in notes[pk]]
    assert len(acknowledged) == WRITERS * SAVES
    assert lost == []
    assert refused, "nobody met anybody: the test did not test"
    assert sum(Annotation.objects.values_list("version", flat=True)) == len(marks) + len(acknowledged)
    assert LogEntry.objects.filter(verb="annotation.note").count() == len(acknowledged)


def test_of_two_supervisors_deciding_the_same_card_one_is_told(desk):
    for _ in range(5):
        mark = desk.annotation("68 killed", state="submitted")

        def deciding(by, act, mark=mark):
            def run():
                now = Annotation.objects.select_related("article__project", "tag").get(pk=mark.pk)
                return decide(
                    subject=now, act=act, reason="See 12", version=mark.version, key=uuid.uuid4(), by=by
                )

            return run

        outcomes = at_once([deciding(desk.sam, Act.ACCEPT), deciding(desk.sven, Act.RETURN)])
        assert sorted(isinstance(o, Refused) for o in outcomes) == [False, True], outcomes
        assert Decision.objects.filter(annotation=mark).count() == 1
