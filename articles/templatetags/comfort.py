"""What every page carries of a person's settings: the keys in the list, the keys that mean something else."""

import json

from django import template

from articles.access import Seat
from articles.domain.comfort import DISPLAY, Setting
from articles.domain.own_keys import KeyList, key_lists, known, translations
from articles.domain.permissions import Action
from articles.models import User

register = template.Library()


@register.simple_tag
def lists_of_keys(user: User) -> tuple[KeyList, ...]:
    """``{% lists_of_keys user as lists %}``: all keys as they are for this person."""
    return key_lists(known(user.keys))


@register.simple_tag
def own_keys(user: User) -> str:
    """``{% own_keys user %}``: what keymap.js translates by, as JSON; blank when nothing differs."""
    meant = translations(known(user.keys)) if user.keys else {}
    return json.dumps(meant, ensure_ascii=False, separators=(",", ":")) if meant else ""


@register.simple_tag
def display_settings(user: User) -> list[tuple[Setting, str]]:
    """``{% display_settings user as settings %}``: each choice of how pages look, with what holds now."""
    return [(setting, getattr(user, setting.name)) for setting in DISPLAY]


@register.simple_tag
def may_spare(seat: Seat) -> bool:
    """``{% may_spare seat as may %}``: whether the person may say which passages are graphic."""
    return seat.may(Action.EDIT_ARTICLE)
