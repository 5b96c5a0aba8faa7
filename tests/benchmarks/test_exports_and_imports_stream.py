"""An export against csv.writer on a raw cursor; an import against executemany of the same rows."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction

from articles.actions.import_files import Source, import_texts
from articles.models import Article, Passage
from tests.benchmarks.conftest import Measured
from tests.benchmarks.served import ROOT, Site, database_of_this_run, without_pytest
from tests.benchmarks.world import World, new_world
from tests.budgets.shapes import article_of, long_text, mark_up

pytestmark = pytest.mark.bench
ARTICLES, MARKS = 200, 500  # 100,000 rows
BARE = """
SELECT n.uuid AS c1, a.uuid AS c2, a.title, a.text_sha256, n.start, n."end", 'codepoint' AS c3, n.quote,
       substr(a.text, n.start - 31, 32) AS c4, substr(a.text, n."end" + 1, 32) AS c5, t.name, n.tag_version,
       u.username, n.state, n.created_at
FROM articles_annotation n JOIN articles_article a ON a.id = n.article_id
JOIN articles_tag t ON t.id = n.tag_id JOIN articles_user u ON u.id = n.author_id
WHERE a.project_id = %s ORDER BY n.article_id, n.start, n.id
"""


def full_world() -> World:
    """A project with 100,000 marks."""
    world = new_world()
    for number in range(ARTICLES):
        article = article_of(world.project, world.ana, 5_000, seed=number + 1)
        mark_up(article, world.tags, world.ana, MARKS, seed=number)
    return world


def bare_seconds(world: World, path: Path) -> float:
    """The same rows with a raw cursor and csv.writer, without commenters and passages; the best of three.

    They lie ready in a table: cutting words out of texts in SQL would cost more than the export itself.
    """
    taken = []
    with transaction.atomic(), connection.cursor() as ready:
        ready.execute(f"CREATE TEMPORARY TABLE ready_rows AS {BARE}", [world.project.pk])
        for _ in range(3):
            begun = time.perf_counter()
            with connection.chunked_cursor() as cursor, path.open("w", newline="") as stream:
                cursor.execute("SELECT * FROM ready_rows")
                writer = csv.writer(stream)
                while rows := cursor.fetchmany(1000):
                    writer.writerows(rows)
            taken.append(time.perf_counter() - begun)
        ready.execute("DROP TABLE ready_rows")
    return min(taken)


EXPORT = """
import resource, sys, time
import django
django.setup()
from articles.exports.datasets import DATASETS
from articles.exports.filters import EVERYTHING, Filters, Scope
from articles.exports.streams import as_bytes, one_moment
from articles.models import Project
scope = Scope(Project.objects.get(slug=sys.argv[1]), Filters(state=EVERYTHING))
dataset = DATASETS["annotations"]
begun = time.perf_counter()
with open(sys.argv[2], "wb") as file, one_moment():
    pieces = as_bytes(dataset.columns, dataset.rows(scope), "csv")
    file.write(next(pieces) + next(pieces))  # the names of the columns, the first rows
    first = time.perf_counter() - begun
    file.writelines(pieces)
print(time.perf_counter() - begun, first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_an_export_of_100_000_marks(site: Site, measured: Measured):
    world = full_world()
    rows = ARTICLES * MARKS
    ours, bare = site.folder / "ours.csv", site.folder / "bare.csv"
    environment = without_pytest(
        {
            "DATA_DIR": str(site.folder),
            "SECRET_KEY_FILE": str(site.folder / "export_key"),
            "DATABASE_URL": database_of_this_run(),
            "DATABASE_POOL": "0",
            "DJANGO_SETTINGS_MODULE": "annotator.settings",
            "PYTHONPATH": str(ROOT),
        }
    )
    command = [sys.executable, "-c", EXPORT, world.project.slug, str(ours)]
    floor = bare_seconds(world, bare)
    printed = [
        subprocess.run(command, env=environment, check=True, capture_output=True).stdout for _ in range(3)
    ]
    taken = [tuple(map(float, line.split())) for line in printed]
    seconds, first, peak = (min(values) for values in zip(*taken, strict=True))
    with ours.open(newline="") as one, bare.open(newline="") as other:
        assert sum(1 for _ in csv.reader(one)) - 1 == sum(1 for _ in csv.reader(other)) == rows
    measured("export of 100,000 marks", rows / seconds, "rows/s", goal=150_000)
    measured("csv.writer on a raw cursor", rows / floor, "rows/s")
    measured("export to csv.writer on a raw cursor", seconds / floor, "times", 3)
    measured("peak memory of the exporting process", peak, "MiB", 200)
    measured("first rows of the export", first, "s", 1)


def test_an_import_of_500_articles(site: Site, measured: Measured):
    world, floor_world = new_world(), new_world()
    raws = [long_text(5_000, seed=number).encode() for number in range(1, 501)]
    sources = [Source(f"day-{n}.txt", len(raw), lambda raw=raw: raw) for n, raw in enumerate(raws)]
    begun = time.perf_counter()
    report = import_texts(project=world.project, sources=sources, by=world.ana)
    seconds = time.perf_counter() - begun
    assert report.count("new") == len(raws)
    floor = executemany_seconds(world, floor_world)
    measured("import of 500 articles of 5,000 characters", len(raws) / seconds, "articles/s")
    measured("executemany of the same rows, one transaction", len(raws) / floor, "articles/s")
    measured("import to executemany", seconds / floor, "times", 5)


def executemany_seconds(source: World, target: World) -> float:
    """The rows of one project's articles and passages written raw for another."""
    articles = list(Article.objects.filter(project=source.project).order_by("id").values())
    passages = list(Passage.objects.filter(article__project=source.project).order_by("id").values())
    assert passages
    moved = {
        row["id"]: number for number, row in enumerate(articles, Article.objects.order_by("-id")[0].pk + 1)
    }
    names = [field.column for field in Article._meta.concrete_fields]
    parts = [field.column for field in Passage._meta.concrete_fields if field.column != "id"]
    for row in articles:
        row |= {"id": moved[row["id"]], "project_id": target.project.pk, "uuid": os.urandom(16).hex()}
    begun = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(insert(Article, names), [[row[name] for name in names] for row in articles])
        cursor.executemany(
            insert(Passage, parts),
            [[moved[row[n]] if n == "article_id" else row[n] for n in parts] for row in passages],
        )
    seconds = time.perf_counter() - begun
    with connection.cursor() as cursor:  # PostgreSQL counts on from the keys that were written by hand
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article]):
            cursor.execute(statement)
    return seconds


def insert(model: type[Article] | type[Passage], columns: list[str]) -> str:
    """An INSERT of one row."""
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    return f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({', '.join(['%s'] * len(columns))})"
