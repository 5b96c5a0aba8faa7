"""What the claim form proposes for selected words, and how one lets go of it."""

import json

import pytest

from articles.models import Claim, ClaimLink, LogEntry
from tests.cast import make_article
from tests.claims.sample import Counted, typed

HTMX = {"HX-Request": "true"}
SENTENCE = (
    "The Northern Accord said on Monday that more than 100 guards were killed at the depot, "
    "including 23 officers."
)


@pytest.fixture
def url(article):
    return f"/p/orsel/articles/{article.uuid}/claims/new/"


def opened(client, url, words: str):
    answer = client.get(url, {"words": words}, headers=HTMX)
    assert answer.status_code == 200
    return answer


def sent_form(answer, **changes: object) -> dict[str, object]:
    """What the browser sends of a form that nobody touched, with ``changes``."""
    form = answer.context["form"].typed
    sent = {name: form.getlist(name) for name in form}
    return sent | typed_keys() | changes


def typed_keys() -> dict[str, object]:
    from tests.cast import new_key

    return {"key": new_key()}


def test_every_field_is_proposed_with_its_words_and_marked_so(article, ana, as_user, url):
    page = opened(as_user(ana), url, SENTENCE).content.decode()
    for field in (
        'value="more than 100"',
        'value="The Northern Accord"',
        'value="guards"',
        'value="the depot"',
    ):
        assert field in page
    assert '<option value="killed" selected>' in page
    for group in ("measure", "number", "victims", "claimant", "stance", "place", "chain"):
        assert f'name="proposed" value="{group}"' in page
    for group in ("perpetrator", "time", "status"):
        assert f'name="proposed" value="{group}"' not in page
    assert "“<bdi>were killed</bdi>”" in page


def test_words_that_say_nothing_plainly_leave_the_form_blank(article, ana, as_user, url):
    page = opened(as_user(ana), url, "at the ford").content.decode()
    assert 'name="proposed"' not in page
    assert 'name="offer"' not in page
    assert '<option value="" selected>not said</option>' in page


def test_the_other_claims_of_the_sentence_are_offered_and_ticked_when_selected(article, ana, as_user, url):
    client = as_user(ana)
    whole = opened(client, url, SENTENCE).context["view"].others
    assert [(row.figure, row.measure, row.part_of, row.ticked) for row in whole] == [
        ("23", "killed", "this claim", True)
    ]
    less = opened(client, url, "68 killed").context["view"].others
    assert [(row.figure, row.measure, row.ticked) for row in less] == [("32 to 48", "wounded", False)]


def test_everything_that_an_offer_stores_is_on_the_screen(project, ana, as_user):
    text = (
        "Title\n\nTwelve civilians were killed in Osk and three soldiers were killed by gunmen in Marren on "
        "3 May 2023."
    )
    article = make_article(project, ana, text)
    url = f"/p/orsel/articles/{article.uuid}/claims/new/"
    answer = opened(as_user(ana), url, text.split("\n\n")[1])
    (row,) = answer.context["view"].others
    own = json.loads(row.value)["own"]
    page = answer.content.decode()
    for name, values in own.items():
        if name.endswith(("_start", "_end")) and not name.startswith("date"):
            continue
        for value in values:
            shown = {"1": "day", "killed": "killed", "combatant": "combatant"}.get(
                value, value.replace("_", " ")
            )
            assert shown in page, name
    assert {"victim_label", "perpetrator_label", "place_label"} <= own.keys()


def test_a_form_that_nobody_touched_saves_what_was_on_the_screen(article, ana, as_user, url):
    client = as_user(ana)
    answer = client.post(url, sent_form(opened(client, url, SENTENCE)), headers=HTMX)
    assert answer.status_code == 200
    assert "2 claims saved." in answer.headers["HX-Trigger"]
    whole, part = Claim.objects.order_by("id")
    assert (whole.measure, whole.low, whole.high, whole.speech_act) == ("killed", 101, None, "assert")
    assert (part.measure, part.low, part.high, part.victim_label) == ("killed", 23, 23, "officers")
    assert [hop.agent_label for hop in part.hops.all()] == ["The Northern Accord"]
    assert {r.role: r.quote for r in part.ranges.all()} == {
        "evidence": "23 officers", "quantity": "23", "victim": "officers", "claimant": "The Northern Accord",
        "place": "the depot", "cue": "said",
    }  # fmt: skip
    link = ClaimLink.objects.get()
    assert (link.claim_a, link.claim_b, link.kind) == (part, whole, "part_of")
    verbs = LogEntry.objects.filter(project=article.project).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["claim.save", "claim.save", "link.decide"]


def test_the_others_take_what_the_analyst_made_of_the_first(article, ana, as_user, url):
    client = as_user(ana)
    sent = sent_form(
        opened(client, url, SENTENCE), claimant_label="Accord press office", incident="new",
        new_incident="Raid on Sul Ford",
    )  # fmt: skip
    assert client.post(url, sent).status_code == 302
    assert {claim.claimant_label for claim in Claim.objects.all()} == {"Accord press office"}
    assert {claim.incident.title for claim in Claim.objects.all()} == {"Raid on Sul Ford"}


def test_a_part_whose_whole_is_not_ticked_is_saved_without_a_link(project, ana, as_user):
    text = "Title\n\n68 were killed and 21 guards, including two officers, were captured."
    article = make_article(project, ana, text)
    url = f"/p/orsel/articles/{article.uuid}/claims/new/"
    client = as_user(ana)
    form = opened(client, url, text.split("\n\n")[1])
    assert [row.part_of for row in form.context["view"].others] == ["", "21"]
    assert client.post(url, sent_form(form, also=["1"])).status_code == 302
    assert [claim.expression for claim in Claim.objects.order_by("id")] == ["68", "two"]
    assert not ClaimLink.objects.exists()


def test_nothing_is_saved_when_one_of_the_others_does_not_fit(article, ana, as_user, url):
    client = as_user(ana)
    sent = sent_form(opened(client, url, SENTENCE))
    offer = json.loads(sent["offer"][0])
    for name, value, sentence in (
        ("measure", "annoyed", "Claim 2 of the list"),
        ("evidence_quote", "24 officers", "not the words at that place"),
        ("victim_label", "a\x00b", "cannot be read any more"),
        ("victim_label", "\ud800", "cannot be read any more"),
    ):
        broken = json.dumps(offer | {"own": offer["own"] | {name: [value]}})
        answer = client.post(url, sent | {"offer": [broken]})
        assert answer.status_code == 422, name
        assert sentence in answer.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    "offer", ["", "[]", "{}", "9" * 30, '{"own": {"a": 1}, "shares": [], "part_of": 0}', "[" * 9000]
)
def test_an_offer_that_was_tampered_with_is_refused(article, ana, as_user, url, offer):
    answer = as_user(ana).post(url, typed(article, offer=offer, also="0"))
    assert answer.status_code == 422
    assert "cannot be read any more" in answer.content.decode()
    assert not Claim.objects.exists()


def test_proposals_are_let_go_without_script_too(article, ana, as_user, url):
    client = as_user(ana)
    form = opened(client, url, SENTENCE)
    page = client.post(url, sent_form(form, move="unpropose:victims")).content.decode()
    assert 'name="proposed" value="victims"' not in page
    assert 'name="proposed" value="measure"' in page
    assert 'value="guards"' not in page
    bare = client.post(url, sent_form(form, move="unpropose:all"))
    assert 'name="proposed"' not in bare.content.decode()
    assert not any(row.ticked for row in bare.context["view"].others)
    assert [ground.quote for ground in bare.context["view"].evidence] == [SENTENCE]
    assert not Claim.objects.exists()


def test_a_refused_form_still_says_what_is_only_proposed(article, ana, as_user, url):
    client = as_user(ana)
    sent = sent_form(opened(client, url, SENTENCE), low="150", high="100")
    answer = client.post(url, sent)
    assert answer.status_code == 422
    assert "place" in answer.context["view"].proposed
    assert [row.ticked for row in answer.context["view"].others] == [True]


def test_a_day_is_resolved_by_the_date_of_the_article(project, ana, as_user):
    from datetime import date

    text = "Title\n\nTwelve people were killed in Osk on Friday."
    article = make_article(project, ana, text, published=date(2023, 3, 18))
    url = f"/p/orsel/articles/{article.uuid}/claims/new/"
    page = opened(as_user(ana), url, text.split("\n\n")[1]).content.decode()
    assert 'value="2023-03-17"' in page
    assert '<option value="resolved" selected>' in page


def test_opening_the_form_costs_the_same_whatever_the_words_say(project, ana, as_user):
    client = as_user(ana)
    counts = set()
    for length in (1, 20, 200):
        text = "Title\n\n" + "The Accord said that 12 guards and 3 officers were killed in Osk. " * length
        article = make_article(project, ana, text)
        url = f"/p/orsel/articles/{article.uuid}/claims/new/"
        opened(client, url, "The Accord")
        with Counted() as counted:
            client.get(url, {"start": "7", "end": str(len(text))}, headers=HTMX)
        counts.add(len(counted.statements))
    assert len(counts) == 1
    assert counts.pop() <= 10
