"""Where an article came from: corrected with a version, logged, and the bytes as a download."""

from datetime import date

import pytest

from articles.models import Article, LogEntry
from tests.cast import TEXT, make_article, new_key
from tests.statements import statements

pytestmark = pytest.mark.django_db


def address(article, rest="details/") -> str:
    return f"/p/orsel/articles/{article.uuid}/{rest}"


def typed(article, **fields) -> dict[str, str]:
    return {"version": str(article.version), "key": new_key(), "outlet": "Harbour Wire"} | fields


@pytest.fixture
def older(project, ana) -> Article:
    return make_article(project, ana, "Depot at Sul Ford is on fire\n\nFirst words.\n")


def test_the_details_are_saved_and_logged_with_before_and_after(as_user, ben, article, older):
    sent = typed(
        article, outlet="The Outer Post", url="https://example.org/a", published="2023-03-15",
        author_name="M. Oskanen", language="en", supersedes=str(older.uuid),
    )  # fmt: skip
    assert as_user(ben).post(address(article), sent).status_code == 302
    article.refresh_from_db()
    assert (article.outlet, article.published, article.supersedes) == (
        "The Outer Post",
        date(2023, 3, 15),
        older,
    )
    assert article.version == 2
    entry = LogEntry.objects.get(verb="article.describe")
    assert entry.by == ben
    assert (entry.before["outlet"], entry.after["outlet"]) == ("Harbour Wire", "The Outer Post")
    assert entry.after["published"] == "2023-03-15"


def test_the_words_and_the_title_cannot_be_changed_from_here(as_user, ana, article):
    as_user(ana).post(address(article), typed(article, title="Other", text="Other"))
    article.refresh_from_db()
    assert (article.title, article.text) == ("Depot at Sul Ford burns after night raid", TEXT)


def test_blank_stays_blank(as_user, ana, article):
    as_user(ana).post(address(article), {"version": "1", "key": new_key()})
    article.refresh_from_db()
    assert (article.outlet, article.published, article.supersedes) == ("", None, None)


def test_a_stale_save_shows_mine_and_theirs_and_loses_neither(as_user, ana, ben, article):
    as_user(ben).post(address(article), typed(article, outlet="The Outer Post", language="ar"))
    answer = as_user(ana).post(
        address(article), typed(article, outlet="Ketterau Radio", author_name="ana’s find")
    )
    assert answer.status_code == 409
    merge = answer.context["merge"]
    assert merge.who == "ben"
    sides = {row.name: (row.mine, row.theirs) for row in merge.rows}
    assert [piece.text for side in sides["outlet"] for piece in side] == ["Ketterau Radio", "The Outer Post"]
    assert set(sides) == {"outlet", "author_name", "language"}
    page = answer.content.decode()
    assert 'value="Ketterau Radio"' in page
    assert 'name="version" value="2"' in page
    article.refresh_from_db()
    assert article.outlet == "The Outer Post"


def test_a_mix_of_mine_and_theirs_can_be_saved(as_user, ana, ben, article):
    as_user(ben).post(address(article), typed(article, outlet="The Outer Post", language="ar"))
    mix = typed(
        article,
        outlet="Ketterau Radio",
        author_name="M. Oskanen",
        take_outlet="theirs",
        take_language="theirs",
    )
    as_user(ana).post(address(article), mix | {"version": "2"})
    article.refresh_from_db()
    assert (article.outlet, article.language, article.author_name) == ("The Outer Post", "ar", "M. Oskanen")
    assert article.version == 3


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("url", "harbour wire!", "That is not a web address."),
        ("url", "javascript:alert(1)", "That is not a web address."),
        ("published", "15 March", "That is not a date."),
        ("language", "English, mostly", "Write the language as a short code"),
        ("supersedes", "0c7f2d1a-5b33-4a39-9e0b-6f2c7c1e8d0a", "has to be an article of this project"),
        ("supersedes", "nonsense", "Choose an older version from the list"),
    ],
)
def test_what_does_not_fit_is_refused_and_what_was_typed_stays(as_user, ana, article, field, value, said):
    answer = as_user(ana).post(address(article), typed(article, outlet="Typed Outlet", **{field: value}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Typed Outlet" in page
    article.refresh_from_db()
    assert article.outlet == "Harbour Wire"


def test_no_article_supersedes_itself_or_its_own_successor(as_user, ana, article, older):
    client = as_user(ana)
    assert client.post(address(article), typed(article, supersedes=str(older.uuid))).status_code == 302
    for row, chosen in ((older, article), (older, older)):
        answer = client.post(address(row), typed(row, supersedes=str(chosen.uuid)))
        assert answer.status_code == 422
        assert "cannot supersede itself" in answer.content.decode()


def test_a_resend_changes_nothing_more_and_another_content_is_refused(as_user, ana, article):
    sent = typed(article, outlet="The Outer Post")
    client = as_user(ana)
    assert client.post(address(article), sent).status_code == 302
    assert client.post(address(article), sent).status_code == 302
    article.refresh_from_db()
    assert article.version == 2
    answer = client.post(address(article), sent | {"outlet": "Ketterau Radio"})
    assert answer.status_code == 422
    assert "already sent with other content" in answer.content.decode()


def test_viewers_read_the_details_and_do_not_change_them(as_user, vera, article):
    page = as_user(vera).get(address(article))
    assert page.status_code == 200
    assert "Save details" not in page.content.decode()
    assert as_user(vera).post(address(article), typed(article)).status_code == 403


def test_strangers_find_neither_details_nor_evidence(as_user, eve, article):
    client = as_user(eve)
    assert client.get(address(article)).status_code == 404
    assert client.post(address(article), typed(article)).status_code == 404
    assert client.get(address(article, "evidence/")).status_code == 404


def test_the_evidence_copy_is_a_download_that_no_browser_runs(as_user, vera, project, ana):
    raw = b"\xef\xbb\xbfTitle\r\n\r\n<script>alert(1)</script>\r\n"
    from articles.actions.articles import store_article

    article = store_article(project=project, raw=raw, raw_name='x"; y.html', by=ana)
    answer = as_user(vera).get(address(article, "evidence/"))
    assert answer.content == raw
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_evidence_copy_is_only_read(as_user, ana, article):
    assert as_user(ana).post(address(article, "evidence/")).status_code == 405
    assert as_user(ana).put(address(article)).status_code == 405


def test_the_page_shows_both_fingerprints_and_the_versions_before_and_after(as_user, ana, article, older):
    as_user(ana).post(address(article), typed(article, supersedes=str(older.uuid)))
    page = as_user(ana).get(address(article)).content.decode()
    assert article.raw_sha256 in page
    assert article.text_sha256 in page
    assert older.title in page
    assert article.title in as_user(ana).get(address(older)).content.decode()


def test_the_history_shows_each_change_to_those_who_may_read_the_log(as_user, ana, ben, sam, vera, article):
    as_user(ben).post(address(article), typed(article, outlet="The Outer Post"))
    seen = {
        user.username: [
            (entry.who, entry.did) for entry in as_user(user).get(address(article)).context["shown"].history
        ]
        for user in (ana, ben, sam, vera)
    }
    imported, changed = ("ana", "imported it"), ("ben", "changed the details")
    assert seen == {"ana": [imported], "ben": [changed], "sam": [changed, imported], "vera": []}
    (entry, _) = as_user(sam).get(address(article)).context["shown"].history
    assert [(c.label, c.before, c.after) for c in entry.changes] == [
        ("Outlet", "Harbour Wire", "The Outer Post")
    ]


def test_the_page_costs_a_fixed_number_of_queries(as_user, sam, article, older):
    client = as_user(sam)
    costs = []
    for outlet in ("One", "Two"):
        article.refresh_from_db()
        client.post(address(article), typed(article, outlet=outlet, supersedes=str(older.uuid)))
        with statements() as seen:
            client.get(address(article))
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 11
