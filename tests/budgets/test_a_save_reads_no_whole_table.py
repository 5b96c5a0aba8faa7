"""What a saved claim is compared with is read by indexes, on both databases."""

from datetime import date
from itertools import pairwise

from django.db import connection

from articles.models import Claim, Entity
from articles.models.claim_blocks import near, near_any
from articles.models.claim_figure import faces
from tests.claims.sample import make_claim, make_incident


def plan(rows) -> str:
    """How the database would read ``rows``; PostgreSQL is kept from reading small tables whole."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ("seqscan", "hashjoin", "mergejoin"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {sql}", parameters)
        return "\n".join(str(line[-1]) for line in cursor.fetchall())


def reads_claims_whole(steps: str) -> bool:
    """Whether a step reads all claims: row by row, or all of an index (without a condition on it)."""
    lines = [*steps.splitlines(), ""]
    for line, following in pairwise(lines):
        if line.strip().startswith("SCAN articles_claim") or "Seq Scan on articles_claim " in line:
            return True
        if "Index" in line and " on articles_claim " in line and "Cond:" not in following:
            return True
    return False


def test_the_claims_to_compare_are_found_by_indexes(article, ana, project):
    province = Entity.objects.create(project=project, kind="place", name="Ketterau")
    ford = Entity.objects.create(project=project, kind="place", name="Sul Ford", within=province)
    claim = make_claim(
        article, ana, incident=make_incident(project, ana), place_entity=ford, date_start=date(2023, 3, 17)
    )
    steps = plan(faces(near(claim)))
    assert "articles_claim" in steps
    assert not reads_claims_whole(steps)
    several = list(faces(near(claim)))
    assert not reads_claims_whole(plan(faces(near_any(several, most=100))))


def test_a_whole_read_would_be_noticed(article, ana):
    make_claim(article, ana)
    assert reads_claims_whole(plan(faces(Claim.objects.filter(quote__contains="x").order_by())))
