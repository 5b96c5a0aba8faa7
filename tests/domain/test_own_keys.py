"""A person's own keys: no key ever does two things in one pane, whatever was accepted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.domain.errors import Refused
from articles.domain.keys import ACTS, PANES, acts_in, cap
from articles.domain.own_keys import (
    NAMED,
    key_lists,
    key_named,
    key_of,
    known,
    own_keys,
    refuse_conflicts,
    translations,
)

SIGNS = [*"abcdefghijklmnopqrstuvwxyzABZ0123456789[].,+-é", *NAMED]


def held(own, pane):
    return [key_of(act, own) for act in acts_in(pane)]


def test_the_table_names_each_act_once_and_has_no_conflict():
    assert len({act.name for act in ACTS}) == len(ACTS)
    assert {act.pane for act in ACTS} == {pane.name for pane in PANES}
    refuse_conflicts({})
    assert all(key_named(act.key) == act.key for act in ACTS)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([act.name for act in ACTS]), st.sampled_from(SIGNS), max_size=12))
def test_what_is_accepted_never_gives_a_key_two_things_to_do(typed):
    try:
        own = own_keys(typed)
    except Refused:
        return
    for pane in PANES:
        keys = held(own, pane.name)
        assert len(set(keys)) == len(keys)
    assert known(own) == own
    assert (
        own_keys({f"{pane} {key}": mine for pane, acts in own.items() for key, mine in acts.items()}) == own
    )


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(SIGNS)), max_size=10))
def test_after_any_changes_every_act_is_reached_by_exactly_its_key(steps):
    own = {}
    for act, key in steps:
        typed = {f"{pane} {k}": mine for pane, acts in own.items() for k, mine in acts.items()}
        try:
            own = own_keys(typed | {act.name: key})
        except Refused:
            continue
    meant = translations(own)
    for pane in PANES:
        for act in acts_in(pane.name):
            for markup in pane.markup:
                pressed = key_of(act, own)
                assert meant.get(markup, {}).get(pressed, pressed) == act.key


def test_a_conflict_is_refused_with_both_acts():
    with pytest.raises(Refused) as refused:
        own_keys({"Reading z": "c"})
    assert "“claim from the selection”" in refused.value.reason
    assert "“undo your last act in this article”" in refused.value.reason
    assert refused.value.field == "Reading z"


def test_what_works_everywhere_is_kept_free_in_every_pane():
    with pytest.raises(Refused, match="blur everything"):
        own_keys({"Queue a": "b"})
    assert own_keys({"Queue a": "b", "Everywhere b": "B"})


def test_two_acts_change_places_at_once():
    assert own_keys({"Reading z": "c", "Reading c": "z"}) == {"Reading": {"c": "z", "z": "c"}}


def test_the_same_key_may_do_different_things_in_different_panes():
    assert own_keys({"Reading z": "v", "Claims j": "v"})


@pytest.mark.parametrize(
    ("typed", "key"),
    [("space", "Space"), ("shift+1", "Shift+1"), ("Shift + 1", "Shift+1"), ("shift+u", "U"), (" u ", "u"),
     ("é", "é"), ("+", "+"), ("arrowleft", "ArrowLeft")],
)  # fmt: skip
def test_a_key_may_be_written_as_people_write_it(typed, key):
    assert key_named(typed) == key


@pytest.mark.parametrize(
    "typed", ["Tab", "Escape", "F5", "Ctrl+s", "Alt+x", "ab", "Shift", "\x07", "Meta+Enter"]
)
def test_what_is_no_single_key_or_the_browsers_is_refused(typed):
    with pytest.raises(Refused):
        key_named(typed)


def test_an_act_that_is_not_in_the_table_is_refused_and_forgotten_when_stored():
    with pytest.raises(Refused, match="an old one"):
        own_keys({"Reading §": "u"})
    assert known({"Reading": {"§": "u", "z": "u"}, "Gone": {"a": "b"}, "Queue": 3}) == {"Reading": {"z": "u"}}
    assert known(None) == {}


def test_the_list_of_keys_shows_ones_own():
    own = own_keys({"Reading z": "v", "Reading 1": "f"})
    reading = next(part for part in key_lists(own) if part.title == "Reading")
    assert ("v",) in [line.caps for line in reading.lines]
    assert any(line.caps[0] == "f" for line in reading.lines)
    assert any("…" in line.caps for part in key_lists({}) for line in part.lines)
    assert cap("Shift+ArrowLeft") == "Shift ←"
