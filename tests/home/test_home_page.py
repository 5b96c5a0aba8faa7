"""Home, for each role."""

import pytest

from articles.models import Annotation, CandidatePair, Decision, Message, Project, Thread, ThreadReading
from tests.cast import make_article, make_user
from tests.queue.work import make_claim, make_link, make_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db


def home_of(client) -> str:
    answer = client.get("/p/orsel/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_only_project_opens_at_once_and_several_are_listed(as_user, ana, eve, project):
    assert as_user(ana).get("/")["Location"] == "/p/orsel/"
    other = Project.objects.create(slug="marren", title="Marren valley")
    other.memberships.create(user=ana, role="analyst")
    html = as_user(ana).get("/").content.decode()
    assert "Orsel 2023" in html
    assert "Marren valley" in html
    assert "You are in no project yet" in as_user(eve).get("/").content.decode()


def test_a_stranger_finds_no_home_and_a_form_is_not_sent_there(as_user, eve, ana, project):
    assert as_user(eve).get("/p/orsel/").status_code == 404
    assert as_user(ana).post("/p/orsel/").status_code == 405
    assert as_user(ana).post("/").status_code == 405


def test_an_analyst_goes_on_where_he_or_she_stopped(as_user, ana, ben, article, tags):
    make_mark(article, tags["Killed"], ana, "23 officers", state="draft")
    make_mark(article, tags["Killed"], ben, "40 wounded", state="draft")
    html = home_of(as_user(ana))
    resume = html[html.index('class="resume"') : html.index("My articles")]
    assert "Depot at Sul Ford burns" in resume
    assert "You stopped at ¶1" in resume
    assert "23 officers" in resume
    assert "40 wounded" not in html


def test_my_articles_carry_their_state_and_own_counts_only(as_user, ana, ben, article, project, tags):
    make_mark(article, tags["Killed"], ana, "23 officers", state="submitted")
    make_mark(article, tags["Killed"], ana, "40 wounded", state="returned")
    make_mark(article, tags["Killed"], ana, "68 killed", state="withdrawn")
    make_mark(article, tags["Killed"], ben, "68 killed", state="draft")
    make_claim(article, ana, "68 killed", state="draft")
    other = make_article(project, ben, "Bridge closed\n\nNobody was hurt at the bridge on that day.\n")
    make_mark(other, tags["Killed"], ben, "Nobody", state="draft")
    html = home_of(as_user(ana))
    row = html[html.index("<tbody>") : html.index("</tbody>")]
    assert row.count("<tr>") == 1
    assert "returned" in row
    assert '<td class="n" data-h="marks">2</td>' in row
    assert '<td class="n" data-h="claims">1</td>' in row


def test_what_came_back_is_shown_with_its_reason(as_user, ana, ben, sam, article, tags):
    for author, reason in ((ana, "Name the office too."), (ben, "Not for ana.")):
        mark = make_mark(article, tags["Killed"], author, "23 officers", state="returned")
        Annotation.objects.filter(pk=mark.pk).update(
            return_reason=reason, reviewer=sam, decided_at="2023-03-19T10:00Z"
        )
    html = home_of(as_user(ana))
    assert "Name the office too." in html
    assert "Not for ana." not in html
    assert "sam" in html


def test_a_returned_claim_and_link_come_back_too(as_user, ana, article):
    a = make_claim(article, ana, "68 killed", state="returned")
    b = make_claim(article, ana, "more than 100 guards", state="accepted", low=101, high=None)
    make_link(a, b, ana, state="returned")
    html = home_of(as_user(ana))
    assert "link, they conflict" in html
    assert "101 or more killed, Harbour Wire" in html


def say(project, by, body, **about) -> Message:
    thread = Thread.objects.create(project=project, opened_by=by, **about)
    return Message.objects.create(thread=thread, author=by, body=body)


def test_unread_messages_on_own_work_and_mentions_are_shown(as_user, ana, ben, sam, project, article, tags):
    own, seen = (make_mark(article, tags["Killed"], ana, "23 officers", state="draft") for _ in range(2))
    others = make_mark(article, tags["Killed"], ben, "23 officers", state="draft")
    accepted = make_mark(article, tags["Killed"], ben, "23 officers", state="accepted")
    read = say(project, sam, "Read already.", annotation=seen)
    ThreadReading.objects.create(thread=read.thread, user=ana, last_message=read.pk)
    say(project, sam, "Do the 23 sit inside the 100?", annotation=own)
    say(project, sam, "Look at this, @ana.", article=article)
    say(project, sam, "Of no concern here.", annotation=accepted)
    say(project, sam, "Hidden from @ana.", annotation=others)
    say(project, ana, "My own words.", claim=make_claim(article, ana, "68 killed"))
    html = home_of(as_user(ana))
    assert "Do the 23 sit inside the 100?" in html
    assert "Look at this, @ana." in html
    for unseen in ("Read already.", "Of no concern here.", "Hidden from", "My own words."):
        assert unseen not in html


def test_a_resolved_thread_asks_nothing(as_user, ana, sam, project, article):
    message = say(project, sam, "Settled, @ana.", article=article)
    Thread.objects.filter(pk=message.thread_id).update(resolved_by=sam, resolved_at="2023-03-19T10:00Z")
    assert "Settled" not in home_of(as_user(ana))


def test_a_supervisor_sees_what_waits_and_what_was_decided(as_user, sam, ana, project, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed")
    done = make_mark(article, tags["Killed"], ana, "23 officers", state="accepted")
    Decision.objects.create(project=project, annotation=done, act="accept", by=sam)
    a = make_claim(article, ana, "68 killed", state="accepted")
    b = make_claim(article, ana, "more than 100 guards", state="accepted", low=101, high=None)
    make_link(a, b, ana)
    html = home_of(as_user(sam))
    row = html[html.index("Waiting for review") :]
    row = row[row.index("<tbody>") : row.index("</tr>", row.index("<tbody>"))]
    assert "Killed" in row
    assert '<td class="n">1</td>' in row
    assert '<td class="n muted">1</td>' in row
    assert "68 killed (Harbour Wire) against 101 or more killed (Harbour Wire)" in html
    assert ": 1 and 0." in html


def test_articles_are_counted_by_the_librarys_words(as_user, sam, ana, project, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed", state="accepted")
    make_mark(article, tags["Killed"], ana, "23 officers", state="draft")
    for number in range(2):
        make_article(project, ana, f"Quiet day {number}\n\nNothing was said on day {number}.\n")
    html = home_of(as_user(sam))
    table = html[html.index(">Articles</h2>") :]
    table = table[: table.index("</table>")]
    assert 'state=unmarked"' in table
    assert table.count('<td class="n">2</td>') == 1
    assert table.count('<td class="n">1</td>') == 1


def test_a_viewer_sees_how_much_is_accepted(as_user, vera, ana, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed", state="accepted")
    make_mark(article, tags["Killed"], ana, "23 officers", state="draft")
    html = home_of(as_user(vera))
    assert "<dt>Marks</dt><dd>1</dd>" in html
    assert "My articles" not in html
    assert "Waiting for review" not in html


@pytest.mark.parametrize("name", ["ana", "sam", "vera"])
def test_the_queries_do_not_grow(as_user, ana, sam, vera, project, article, tags, name):
    client = as_user({"ana": ana, "sam": sam, "vera": vera}[name])
    counted = []
    number = 0
    for more in (1, 19, 480):
        for _ in range(more):
            number += 1
            grow(project, article, tags, ana, sam, number)
        client.get("/p/orsel/")
        with statements() as seen:
            assert client.get("/p/orsel/").status_code == 200
        counted.append(len(seen))
    assert counted == [counted[0]] * 3, counted
    assert counted[0] <= 30


def grow(project, article, tags, ana, sam, number: int) -> None:
    """One more of everything that home lists."""
    if number <= 40:
        article = make_article(project, ana, f"Day {number}\n\n68 killed, 40 wounded on day {number}.\n")
    for state in ("draft", "submitted", "returned", "accepted"):
        mark = make_mark(article, tags["Killed"], ana, "68 killed", state=state)
    a = make_claim(article, ana, "68 killed")
    b = make_claim(article, ana, "40 wounded", state="returned")
    make_link(a, b, make_user(f"author{number}"))
    Decision.objects.create(project=project, annotation=mark, act="accept", by=sam)
    say(project, sam, f"Message {number}.", annotation=mark)


def test_a_supervisor_sees_how_many_pairs_in_conflict_are_open(as_user, sam, ana, article):
    assert "that nobody has decided on" not in home_of(as_user(sam))
    a, b = (make_claim(article, ana, words) for words in ("68 killed", "some 40 wounded"))
    CandidatePair.objects.create(
        project=article.project, claim_a=a, claim_b=b, rank=0, result="conflict", dimension="number"
    )
    html = home_of(as_user(sam))
    assert ">1 pair in conflict</a> that nobody has decided on" in html
    make_link(a, b, ana)
    assert "that nobody has decided on" not in home_of(as_user(sam))
