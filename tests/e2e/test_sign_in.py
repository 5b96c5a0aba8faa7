"""Signing in: the link that works once, the form that says what is wrong."""

import pytest
from playwright.sync_api import expect

from articles.actions.people import sign_in_path

pytestmark = pytest.mark.e2e


def test_a_sign_in_link_works_once(open_as, world, console_errors):
    uid, token = sign_in_path(world.ana)
    page = open_as(None, f"/sign-in/{uid}/{token}/")
    page.get_by_role("button", name="Sign in as ana").click()
    expect(page.get_by_role("link", name="Library").first).to_be_visible()

    again = open_as(None, f"/sign-in/{uid}/{token}/")
    expect(again.get_by_text("was used already")).to_be_visible()
    console_errors.clear()  # the 422 of the used link


def test_a_wrong_password_is_said_and_the_name_is_kept(open_as, live_site):
    page = open_as(None, "/sign-in/")
    page.get_by_label("Name").fill("nobody")
    page.get_by_label("Password").fill("not the password of anyone")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("do not match")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("nobody")
