"""What the settings insist on, each tried in a process of its own."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import django; django.setup()
from django.test import Client
from django.conf import settings
settings.SECURE_PROXY_SSL_HEADER and None
answer = Client().get("/sign-in/", headers={"host": "claims.example", "x-forwarded-proto": "https"})
print(answer.status_code, answer.headers.get("Strict-Transport-Security"))
print(*(f"{c.key}:{bool(c['secure'])}" for c in answer.cookies.values()))
plain = Client().get("/sign-in/", headers={"host": "claims.example"})
print(plain.status_code, plain.headers.get("Location"))
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)
"""


def run(tmp_path: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    passed = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG"}}
    passed |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "annotator.settings", **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=passed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_another_host_name_without_tls_is_refused_with_a_reason(tmp_path):
    done = run(tmp_path, "manage.py", "check", ALLOWED_HOSTS="claims.example")
    assert done.returncode != 0
    assert "the site needs TLS" in done.stderr
    assert "HTTPS=1" in done.stderr


@pytest.mark.parametrize("hosts", ["*", ".example", "0.0.0.0", "127.0.0.1,claims.example"])
def test_no_wildcard_slips_through(tmp_path, hosts):
    assert "the site needs TLS" in run(tmp_path, "manage.py", "check", ALLOWED_HOSTS=hosts).stderr


def test_with_tls_the_deployment_check_is_clean(tmp_path):
    done = run(
        tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING",
        ALLOWED_HOSTS="claims.example", HTTPS="1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_with_tls_cookies_are_secure_and_browsers_told_to_stay_with_it(tmp_path):
    settings = {
        "ALLOWED_HOSTS": "claims.example",
        "HTTPS": "1",
        "DEBUG": "1",
    }  # DEBUG: static files uncollected
    done = run(tmp_path, "-c", ASK, **settings)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "200 max-age=31536000; includeSubDomains; preload"
    assert lines[1] == "csrftoken:True"
    assert lines[2] == "301 https://claims.example/sign-in/"
    assert lines[3] == "True True"


def test_the_secret_key_is_made_once_and_for_its_owner_only(tmp_path):
    run(tmp_path, "manage.py", "check")
    file = tmp_path / "secret_key"
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(first) >= 50
    run(tmp_path, "manage.py", "check")
    assert file.read_text() == first


def test_a_key_file_that_is_empty_is_not_taken_for_a_key(tmp_path):
    (tmp_path / "secret_key").write_text("")
    done = run(tmp_path, "manage.py", "check")
    assert done.returncode != 0
    assert "secret_key" in done.stderr


def test_debug_is_off_unless_asked_for(tmp_path):
    done = run(
        tmp_path, "-c", "from annotator import settings; print(settings.DEBUG, settings.ALLOWED_HOSTS)"
    )
    assert done.stdout.strip() == "False ['127.0.0.1', 'localhost', '[::1]']"
