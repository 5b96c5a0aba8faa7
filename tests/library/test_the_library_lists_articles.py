"""The library: state words, counts, filters, search, order, pages; the same queries at any size."""

from datetime import date, timedelta

import pytest

from articles.domain.library import Filters
from articles.models import Annotation, Article, Claim, ClaimLink, Membership
from articles.pages import library as pages
from tests.cast import make_article, sha256
from tests.statements import statements

pytestmark = pytest.mark.django_db
LIST = "/p/orsel/library/"


def add(project, by, title, **fields) -> Article:
    return make_article(project, by, f"{title}\n\nWords about {title.lower()}.\n", **fields)


def mark(article, tags, by, state="draft", **fields) -> Annotation:
    decided = {"reviewer": by, "decided_at": article.created_at} if state in {"accepted", "rejected"} else {}
    return Annotation.objects.create(
        article=article, tag=tags["Killed"], author=by, start=0, end=4, quote=article.text[:4], state=state,
        **decided, **fields,
    )  # fmt: skip


def claim(article, by, state="draft") -> Claim:
    return Claim.objects.create(
        project=article.project,
        article=article,
        author=by,
        start=0,
        end=4,
        quote=article.text[:4],
        state=state,
    )


def link(a, b, by, kind="conflicts", state="draft") -> ClaimLink:
    return ClaimLink.objects.create(
        project=a.article.project, claim_a=a, claim_b=b, author=by, kind=kind, state=state,
        dimension="number" if kind == "conflicts" else "",
        verdict="CONFLICT", verdict_reason="x", rule_version="1",
    )  # fmt: skip


def shown(client, **query):
    return client.get(LIST, query).context["shown"]


def titles(client, **query) -> list[str]:
    return [row.title for row in shown(client, **query).rows]


@pytest.fixture
def three(project, ana) -> list[Article]:
    return [
        add(project, ana, "Bridge closed", outlet="Harbour Wire", published=date(2023, 3, 14)),
        add(project, ana, "Convoy stops", outlet="The Outer Post"),
        add(project, ana, "Accord denies", outlet="Harbour Wire", published=date(2023, 3, 18)),
    ]


def test_the_newest_come_first_and_the_undated_last(as_user, ana, three):
    assert titles(as_user(ana)) == ["Accord denies", "Bridge closed", "Convoy stops"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("oldest", ["Bridge closed", "Accord denies", "Convoy stops"]),
        ("title", ["Accord denies", "Bridge closed", "Convoy stops"]),
        ("title-down", ["Convoy stops", "Bridge closed", "Accord denies"]),
        ("outlet", ["Bridge closed", "Accord denies", "Convoy stops"]),
        ("outlet-down", ["Convoy stops", "Accord denies", "Bridge closed"]),
    ],
)
def test_a_head_sorts_and_turns_round(as_user, ana, three, sort, order):
    page = shown(as_user(ana), sort=sort)
    assert [row.title for row in page.rows] == order
    (active,) = [head for head in page.heads if head.order]
    assert active.order == ("descending" if sort.endswith("-down") else "ascending")


def test_an_order_that_does_not_exist_is_as_if_it_were_not_there(as_user, ana, three):
    assert titles(as_user(ana), sort="raw", state="x", after="y") == titles(as_user(ana))


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ([], "unmarked"),
        (["withdrawn"], "unmarked"),
        (["draft"], "draft"),
        (["submitted", "accepted"], "submitted"),
        (["draft", "submitted"], "draft"),
        (["returned", "draft", "accepted"], "returned"),
        (["accepted", "rejected"], "accepted"),
        (["rejected"], "rejected"),
    ],
)
def test_the_state_word_says_what_waits_for_somebody_first(as_user, sam, ana, article, tags, states, word):
    for state in states:
        mark(article, tags, ana, state)
    client = as_user(sam)
    assert shown(client).rows[0].state == word
    assert titles(client, state=word) == [article.title]
    for other in {"unmarked", "draft", "submitted", "returned", "accepted", "rejected"} - {word}:
        assert titles(client, state=other) == []


def test_claims_count_for_the_state_as_well(as_user, ana, article, tags):
    mark(article, tags, ana, "submitted")
    claim(article, ana, "returned")
    row = shown(as_user(ana)).rows[0]
    assert (row.state, row.marks, row.claims) == ("returned", 1, 1)
    assert titles(as_user(ana), state="returned") == [article.title]


def test_counts_and_analysts_show_only_what_the_person_may_see(as_user, ana, ben, sam, vera, article, tags):
    mark(article, tags, ana)
    mark(article, tags, ana, "withdrawn")
    mark(article, tags, ben, "submitted")
    claim(article, ben, "accepted")
    seen = {
        user.username: (row.marks, row.claims, row.analysts, row.state)
        for user in (ana, ben, sam, vera)
        for row in shown(as_user(user)).rows
    }
    assert seen == {
        "ana": (1, 1, ("ana", "ben"), "draft"),
        "ben": (1, 1, ("ben",), "submitted"),
        "sam": (2, 1, ("ana", "ben"), "draft"),
        "vera": (0, 1, ("ben",), "accepted"),
    }
    assert titles(as_user(vera), state="draft") == []
    assert titles(as_user(vera), analyst="ana") == []


def test_conflicts_are_counted_in_both_articles_and_once_inside_one(as_user, ana, three):
    bridge, convoy, _ = three
    one, two, three_ = claim(bridge, ana), claim(convoy, ana), claim(bridge, ana)
    link(one, two, ana)
    link(one, three_, ana)
    link(two, three_, ana, kind="distinct")
    counts = {row.title: row.conflicts for row in shown(as_user(ana)).rows}
    assert counts == {"Bridge closed": 2, "Convoy stops": 1, "Accord denies": 0}
    assert titles(as_user(ana), conflicts="with") == ["Bridge closed", "Convoy stops"]
    assert titles(as_user(ana), conflicts="without") == ["Accord denies"]


def test_filters_narrow_the_list_and_can_be_taken_off_one_by_one(as_user, ana, ben, three, tags):
    mark(three[0], tags, ana)
    client = as_user(ana)
    assert titles(client, outlet="Harbour Wire") == ["Accord denies", "Bridge closed"]
    page = shown(client, outlet="Harbour Wire", analyst="ana", q="BRIDGE")
    assert [row.title for row in page.rows] == ["Bridge closed"]
    assert page.matching == "1 of 3 match"
    assert [token.words for token in page.tokens] == ["“BRIDGE”", "outlet: Harbour Wire", "analyst: ana"]
    without = client.get(page.tokens[1].remove_url).context["shown"].filters
    assert without == Filters(q="BRIDGE", analyst="ana")
    assert [c.value for c in page.outlets] == ["Harbour Wire", "The Outer Post"]
    assert [c.value for c in page.analysts] == ["ana", "ben", "sam"]


def test_the_search_reads_the_text_too_and_takes_signs_literally(as_user, ana, three):
    client = as_user(ana)
    assert titles(client, q="words about convoy") == ["Convoy stops"]
    assert titles(client, q="%") == titles(client, q="c_nvoy") == []


def test_nothing_matching_names_what_hides_the_rest(as_user, ana, three):
    page = as_user(ana).get(LIST, {"q": "ferry", "outlet": "Harbour Wire"}).content.decode()
    assert "No article matches" in page
    assert "“ferry”, outlet: Harbour Wire" in page
    assert "3 articles" in page


def test_an_empty_library_says_what_to_do_and_who_can_do_it(as_user, sam, vera, project):
    assert "Import plain-text files" in as_user(sam).get(LIST).content.decode()
    page = as_user(vera).get(LIST).content.decode()
    assert "A supervisor of this project imports articles" in page
    assert "/imports/" not in page


def test_articles_of_another_project_stay_there(as_user, ana, eve, article):
    from articles.models import Project

    other = Project.objects.create(slug="marren", title="Marren")
    Membership.objects.create(project=other, user=ana, role="analyst")
    assert as_user(ana).get("/p/marren/library/").context["shown"].rows == ()
    assert as_user(eve).get(LIST).status_code == 404


def test_every_row_leads_to_the_article_and_to_its_details(as_user, ana, article):
    page = as_user(ana).get(LIST).content.decode()
    assert f'href="/p/orsel/articles/{article.uuid}/"' in page
    assert f'href="/p/orsel/articles/{article.uuid}/details/"' in page


def test_the_library_is_only_read(as_user, ana, project):
    assert as_user(ana).post(LIST).status_code == 405


def many(project, by, n: int) -> None:
    """Articles of which every third has no date and many share one."""
    first = date(2023, 1, 1)
    Article.objects.bulk_create(
        Article(
            project=project, imported_by=by, title=f"Title {i % 7}", text=f"Text {i}",
            raw=b"x", text_sha256=sha256(f"t{i}"), raw_sha256=sha256(f"r{i}"), outlet=f"Outlet {i % 3}",
            published=None if i % 3 == 0 else first + timedelta(days=i // 5),
        )
        for i in range(n)
    )  # fmt: skip


@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "title-down", "outlet", "outlet-down"])
@pytest.mark.parametrize("size", [1, 4, 7])
def test_paging_on_and_back_shows_every_article_once(as_user, project, ana, monkeypatch, sort, size):
    many(project, ana, 20)
    monkeypatch.setattr(pages, "PAGE", 100)
    client = as_user(ana)
    whole = [row.url for row in shown(client, sort=sort).rows]
    assert len(whole) == 20
    monkeypatch.setattr(pages, "PAGE", size)
    page, walked = shown(client, sort=sort), []
    assert page.newer_url == ""
    while True:
        walked.append([row.url for row in page.rows])
        assert len(walked) <= 20, "paging goes round in circles"
        if not page.older_url:
            break
        page = client.get(page.older_url).context["shown"]
    assert [url for rows in walked for url in rows] == whole
    back = []
    while True:
        back.append([row.url for row in page.rows])
        assert len(back) <= 20, "paging goes round in circles"
        if not page.newer_url:
            break
        page = client.get(page.newer_url).context["shown"]
    assert [url for rows in reversed(back) for url in rows] == whole


def test_the_queries_are_the_same_for_1_20_and_500_articles(as_user, sam, ana, project, tags):
    client = as_user(sam)
    shown(client)  # renews the session once
    costs = []
    for n in (1, 20, 500):
        many_more(project, ana, n)
        for article in Article.objects.exclude(annotations__isnull=False):
            mark(article, tags, ana)
        with statements() as seen:
            rows = shown(client).rows
        assert len(rows) == min(n, pages.PAGE)
        costs.append(len(seen))
    assert 13 >= costs[0] == costs[1] >= costs[2]  # a full page need not look for undated articles


def many_more(project, by, up_to: int) -> None:
    """Dated articles, up to a number of them."""
    have = Article.objects.count()
    Article.objects.bulk_create(
        Article(
            project=project, imported_by=by, title=f"T {i}", text=f"Text {i}",
            raw=b"x", text_sha256=sha256(f"t{i}"), raw_sha256=sha256(f"r{i}"), outlet="Outlet",
            published=date(2023, 1, 1),
        )
        for i in range(have, up_to)
    )  # fmt: skip


def test_counts_stop_at_a_thousand(as_user, sam, ana, project):
    many(project, ana, 1001)
    page = as_user(sam).get(LIST, {"outlet": "Outlet 1"}).context["shown"]
    assert page.total == "1,000+ articles"
    assert page.matching == "334 of 1,000+ match"
