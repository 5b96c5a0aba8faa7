"""Origin groups: chains of repeats are one source, order does not matter."""

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.origins import OriginGroups, origin_key

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))


def test_an_entity_goes_before_a_name_and_a_name_before_the_claim():
    assert origin_key("1", "The Monitor", "X") == "name:the monitor"
    assert origin_key("1", None, " The  Monitor ") == origin_key("2", None, "the monitor", "Guard")
    assert origin_key("1", None, "", "Guard") == origin_key("2", "guard")
    assert origin_key("1") != origin_key("2")


def test_repeats_of_repeats_are_one_source():
    groups = OriginGroups([("a", "b"), ("c", "b")])
    assert groups.group("a") == groups.group("b") == groups.group("c") != groups.group("d")


@given(PAIRS, st.randoms())
def test_the_order_of_links_does_not_matter(pairs, random):
    shuffled = [pair if random.random() < 0.5 else pair[::-1] for pair in pairs]
    random.shuffle(shuffled)
    one, other = OriginGroups(pairs), OriginGroups(shuffled)
    assert [one.group(key) for key in "abcdefgh"] == [other.group(key) for key in "abcdefgh"]


@given(PAIRS)
def test_every_pair_shares_its_group(pairs):
    groups = OriginGroups(pairs)
    assert all(groups.group(a) == groups.group(b) for a, b in pairs)
