"""Opening an article of 5,000 characters and 50 marks to 100,000 and 5,000: at most ten queries."""

import pytest

from articles.models import Annotation
from tests.budgets.shapes import article_of, mark_up
from tests.statements import statements

OPEN = 10
SIZES = ((5_000, 50), (5_000, 500), (100_000, 5_000))


@pytest.fixture
def counted(as_user, project, tags, ana, ben):
    """Statements of a page for each size; ``address`` makes it from an article."""

    def of(address, who) -> list[int]:
        client = as_user(who)
        found = []
        for seed, (chars, marks) in enumerate(SIZES, 1):
            article = article_of(project, ana, chars, seed=seed)
            mark_up(article, list(tags.values()), ana, marks // 2)
            mark_up(article, list(tags.values()), ben, marks - marks // 2, state="accepted", seed=2)
            path = address(article)
            client.get(path)  # the first request of a session also stores when it began
            with statements() as seen:
                answer = client.get(path)
            assert answer.status_code == 200
            found.append(len(seen))
        return found

    return of


def at(article, rest: str = "") -> str:
    return f"/p/orsel/articles/{article.uuid}/{rest}"


@pytest.mark.parametrize("name", ["ana", "sam", "vera"])
def test_opening_an_article_takes_at_most_ten_queries_at_any_size(counted, ana, sam, vera, name):
    found = counted(at, {"ana": ana, "sam": sam, "vera": vera}[name])
    assert found == [found[0]] * len(SIZES)
    assert found[0] <= OPEN


def test_opening_an_article_at_one_mark_takes_the_same_at_any_size(counted, ana):
    def address(article) -> str:
        mark = Annotation.objects.filter(article=article, author=ana).first()
        return at(article, f"?mark={mark.uuid}")

    found = counted(address, ana)
    assert found == [found[0]] * len(SIZES)
    assert found[0] <= OPEN


def test_the_whole_list_takes_the_same_at_any_size(counted, ana):
    found = counted(lambda article: at(article, "?all=1"), ana)
    assert found == [found[0]] * len(SIZES)
    assert found[0] <= OPEN
