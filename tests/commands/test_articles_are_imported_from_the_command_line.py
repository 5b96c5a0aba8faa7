"""import_articles: files and folders, the report, the exit code."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, LogEntry, Membership
from tests.cast import TEXT

pytestmark = pytest.mark.django_db


def run(*words: object) -> tuple[str, int]:
    out = io.StringIO()
    try:
        call_command("import_articles", "--project", "orsel", *(str(w) for w in words), stdout=out)
    except SystemExit as leave:
        return out.getvalue(), int(leave.code or 0)
    return out.getvalue(), 0


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep" / "b.txt").write_text("Bridge closed\n\nIt is closed.\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_folder_is_searched_for_texts(project, sam, folder):
    said, code = run(folder)
    assert code == 0
    assert said.splitlines() == [
        "new        a.txt: Depot at Sul Ford burns after night raid (2 paragraphs, 2 comments)",
        "new        b.txt: Bridge closed (1 paragraphs, 0 comments)",
        "2 in: 2 new, 0 duplicate, 0 refused.",
    ]
    assert {article.imported_by for article in Article.objects.all()} == {sam}


def test_a_second_run_adds_nothing(project, folder):
    run(folder)
    said, code = run(folder)
    assert (code, Article.objects.count()) == (0, 2)
    assert said.splitlines()[-1] == "2 in: 0 new, 2 duplicate, 0 refused."
    assert LogEntry.objects.filter(verb="article.import").count() == 2


def test_a_refused_file_is_named_the_others_go_in_and_the_exit_code_is_one(project, folder):
    (folder / "0.txt").write_bytes(b"")
    (folder / "z.txt").write_bytes(b"t\xe9l\xe9")
    said, code = run(folder, folder / "picture.png")
    assert code == 1
    assert "refused    0.txt: empty file, 0 bytes" in said
    assert "refused    z.txt: not UTF-8 (line 1, byte 2)" in said
    assert "refused    picture.png: a picture holds no text" in said
    assert said.splitlines()[-1] == "5 in: 2 new, 0 duplicate, 3 refused."
    assert Article.objects.count() == 2


def test_the_report_as_json_sums_up(project, folder):
    (folder / "z.txt").write_bytes(b"\x00")
    said, code = run(folder, "--json")
    report = json.loads(said)
    assert code == 1
    assert report["in"] == report["new"] + report["duplicate"] + report["refused"] == 3
    first = report["files"][0]
    assert first["article"] == str(Article.objects.get(raw_name="a.txt").uuid)
    assert (first["result"], first["paragraphs"], first["comments"]) == ("new", 2, 2)
    assert report["files"][2]["reason"].startswith("binary file")


def test_somebody_can_be_named_who_may_import(project, ana, folder):
    with pytest.raises(CommandError, match="ana is analyst in “orsel” and may not import"):
        run(folder, "--by", "ana")
    Membership.objects.filter(user=ana).update(can_import=True)
    run(folder, "--by", "ana")
    assert {article.imported_by for article in Article.objects.all()} == {ana}


def test_what_is_not_there_is_named_with_the_next_step(project, sam, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    for words, said in (
        (("--project", "nowhere", folder), "manage.py create_project nowhere"),
        ((folder / "nothing.txt",), "There is no file or folder .*nothing.txt. Nothing was imported."),
        ((tmp_path / "empty",), "holds no \\*.txt file"),
        ((folder, "--by", "eve"), "eve has no seat in “orsel”"),
    ):
        with pytest.raises(CommandError, match=said):
            run(*words)
    Membership.objects.filter(user=sam).delete()
    with pytest.raises(CommandError, match="has no supervisor to import as"):
        run(folder)
    assert not Article.objects.exists()
