"""An unfinished claim opens with what was typed into it, words and chain included.

Planted: with the claim's version put in place of the draft's, the other save is overwritten without a word.
"""

import re

import pytest

from articles.actions.claim_parts import Hop
from articles.models import Claim, Draft
from tests.cast import new_key
from tests.claims.sample import KILLED, LOSSES, anchor, make_claim, typed
from tests.reading.shared import HTMX

pytestmark = pytest.mark.django_db


def new_url(article, words=LOSSES):
    at = anchor(article, words)
    return f"/p/orsel/articles/{article.uuid}/claims/new/?start={at.start}&end={at.end}"


def keep(client, kind, uuid, sent, part=""):
    url = f"/p/orsel/drafts/{kind}/{uuid}/claim/"
    answer = client.post(url, sent | {"draft_part": part, "draft_window": new_key()}, headers=HTMX)
    assert answer.status_code == 200
    return answer


def field(html, name):
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', html)
    return found.group(1) if found else None


def test_a_new_claim_opens_with_its_draft_on_the_same_words_only(as_user, ana, article):
    client, at = as_user(ana), anchor(article, LOSSES)
    other = anchor(article, "some 40")
    sent = typed(article, victim_label="guards of the ford", hop_agent=["Pell", "Orsel Post"]) | {
        "hop_act": ["stated", "reported"], "hop_medium": ["", ""], "hop_date": ["", ""],
        "victim_start": other.start, "victim_end": other.end, "victim_quote": other.quote,
    }  # fmt: skip
    keep(client, "article", article.uuid, sent, f"{at.start}-{at.end}")
    html = client.get(new_url(article), headers=HTMX).content.decode()
    assert "Restored from your draft of" in html
    assert field(html, "victim_label") == "guards of the ford"
    assert field(html, "victim_quote") == "some 40"
    assert field(html, "key") == sent["key"]
    assert html.count('name="hop_agent"') >= 2
    assert "Restored from" not in client.get(new_url(article, KILLED), headers=HTMX).content.decode()


def test_saving_it_ends_the_draft(as_user, ana, article):
    client, at = as_user(ana), anchor(article, LOSSES)
    sent = typed(article, draft_kept=1)
    keep(client, "article", article.uuid, sent, f"{at.start}-{at.end}")
    saved = client.post(new_url(article).partition("?")[0], sent, headers=HTMX)
    assert saved.status_code == 200
    assert (Claim.objects.count(), Draft.objects.count()) == (1, 0)
    assert "Restored from" not in client.get(new_url(article), headers=HTMX).content.decode()


def test_discarding_opens_the_form_anew(as_user, ana, article):
    client, at = as_user(ana), anchor(article, LOSSES)
    part = f"{at.start}-{at.end}"
    keep(client, "article", article.uuid, typed(article, victim_label="nobody"), part)
    url = f"/p/orsel/drafts/article/{article.uuid}/claim/discard/"
    answer = client.post(url, {"draft_part": part}, headers=HTMX)
    assert answer["Location"] == new_url(article)
    html = client.get(answer["Location"], headers=HTMX).content.decode()
    assert "Restored from" not in html
    assert field(html, "victim_label") != "nobody"


def test_a_claim_changed_since_says_so_and_meets_the_other_save(as_user, ana, article):
    client = as_user(ana)
    claim = make_claim(article, ana, victim_label="guards", hops=[Hop("Interior Guard", "stated")])
    chain = {"hop_agent": "Interior Guard", "hop_act": "stated", "hop_medium": "", "hop_date": ""}
    mine = typed(article, victim_label="officers", version=1, unit="persons", **chain)
    keep(client, "claim", claim.uuid, mine)
    edit = f"/p/orsel/claims/{claim.uuid}/edit/"
    other = typed(article, victim_label="guards", version=1, unit="persons", rationale="Seen.", **chain)
    assert client.post(edit, other, headers=HTMX).status_code == 200
    html = client.get(edit, headers=HTMX).content.decode()
    assert "Somebody saved this since." in html
    assert field(html, "victim_label") == "officers"
    assert field(html, "version") == "1"
    met = client.post(edit, mine, headers=HTMX)
    assert met.status_code == 409
    assert "Somebody saved this claim while you were editing" in met.content.decode()
    assert Draft.objects.count() == 1
