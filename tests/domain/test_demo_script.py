"""The demo project's script agrees with its texts and with itself."""

import ast
import re
import sys
from collections import Counter
from itertools import combinations

import pytest

from articles.demo.script import (
    ANNOTATIONS,
    ARTICLES,
    CLAIMS,
    ENTITIES,
    INCIDENTS,
    LINKS,
    TAGS,
    TEXTS,
    raw_text,
    span,
)
from articles.demo.shapes import Mark, Saying, Words
from articles.demo.world import HW_OSK, KR_OSK, OP_OSK
from articles.domain import terms

TEXT = {source.file: raw_text(source.file).decode() for source in ARTICLES}
CLAIM = {claim.key: claim for claim in CLAIMS}
MARK = {mark.key: mark for mark in ANNOTATIONS if mark.key}
LINK = {link.key: link for link in LINKS}
TAG = {tag.name: tag for tag in TAGS}
ENTITY = {entity.key: entity for entity in ENTITIES}
INCIDENT = {event.key: event for event in INCIDENTS}
UNPLACED = "op-traders"  # its day differs: nobody has said yet which incident it is about
RELEASE = "At 06:40 today the air section of the Interior Guard"
ZWJ = "\u200d"


def parties(claim: Saying) -> dict[str, str]:
    """The entity keys of a claim by field."""
    named = {
        "victims": claim.victims,
        "claimant": claim.claimant,
        "perpetrator": claim.perpetrator,
        "place": claim.place,
    }
    return {field: party.entity for field, party in named.items() if party.entity}


def grounds(claim: Saying) -> list[Words]:
    """Every range of a claim."""
    parts = (claim.victims, claim.claimant, claim.perpetrator, claim.place)
    ranges = [claim.evidence, claim.quantity, claim.time, *(party.words for party in parts)]
    return [words for words in ranges if words is not None]


def where(mark: Mark) -> tuple[int, int]:
    return span(TEXT[mark.file], mark.words)


def body(text: str) -> str:
    """An article without the comments under it."""
    return text.split("\nTags:")[0].split("\nوسوم:")[0]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 10]) for i in range(len(words) - 9)}


def name_of(item: object) -> str:
    return getattr(item, "key", "") or str(getattr(item, "quote", item))[:40]


def test_every_text_is_named_once_and_every_name_has_a_text() -> None:
    assert sorted(path.name for path in TEXTS.glob("*.txt")) == sorted(TEXT)
    assert len(ARTICLES) == len(TEXT) >= 10


def test_no_two_articles_share_their_address() -> None:
    addresses = [source.url for source in ARTICLES]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"https://[a-z.]+\.example/[\w/-]+", url) for url in addresses)


@pytest.mark.parametrize("file", TEXT)
def test_an_article_has_300_to_900_words_and_plain_line_ends(file: str) -> None:
    least = 250 if file.startswith("2023-03-18-sawt") else 300
    assert least <= len(TEXT[file].split()) <= 900
    assert "\r" not in TEXT[file]
    assert "\ufeff" not in TEXT[file]


@pytest.mark.parametrize("file", TEXT)
def test_an_article_has_title_tags_and_a_comment_thread_in_plain_text_form(file: str) -> None:
    lines = TEXT[file].split("\n")
    assert lines[0].strip()
    assert not lines[1]
    assert any(line.startswith(("Tags:", "وسوم:")) for line in lines)
    heads = [i for i, line in enumerate(lines) if re.fullmatch(r"  • .+ says:", line)]
    stated = next(line for line in lines if re.fullmatch(r"[\d٠-٩]+ (Comments|تعليقات)", line))
    assert int(stated.split()[0]) == len(heads) >= 2
    assert all(lines[i + 1] == "" and lines[i + 2].startswith("    ") for i in heads)


def test_the_arabic_article_counts_in_arabic_indic_digits() -> None:
    (source,) = [s for s in ARTICLES if s.language == "ar"]
    assert re.search("[٠-٩]{2}", TEXT[source.file])
    assert not re.search("[0-9]", TEXT[source.file])


def test_no_ten_words_in_a_row_are_shared_but_those_of_the_press_release() -> None:
    copies = {HW_OSK, OP_OSK, KR_OSK}
    own = {}
    for file, text in TEXT.items():
        kept = [line for line in text.split("\n") if not (file in copies and RELEASE in line)]
        own[file] = shingles("\n".join(kept))
    shared = {(a, b): own[a] & own[b] for a, b in combinations(own, 2) if own[a] & own[b]}
    assert shared == {}


def test_three_outlets_print_one_release_and_one_of_them_miscopies_the_number() -> None:
    printed = {
        file: next(line for line in TEXT[file].split("\n") if RELEASE in line)
        for file in (HW_OSK, OP_OSK, KR_OSK)
    }
    assert printed[HW_OSK] == printed[KR_OSK] != printed[OP_OSK]
    assert printed[OP_OSK].replace("Forty", "Fourteen") == printed[HW_OSK]


@pytest.mark.parametrize("mark", ANNOTATIONS, ids=name_of)
def test_a_mark_stands_in_its_text_and_cuts_no_word(mark: Mark) -> None:
    text = TEXT[mark.file]
    start, end = where(mark)
    assert text[start:end] == mark.quote == mark.quote.strip()
    assert not (text[start - 1 : start].isalnum() and text[start].isalnum())
    assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    assert text[end : end + 1] not in {ZWJ, "\u0301", "\u0308", "\ufe0f"}


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_a_claim_rests_on_words_of_its_text_and_its_number_on_its_evidence(claim: Saying) -> None:
    text = TEXT[claim.file]
    for words in grounds(claim):
        start, end = span(text, words)
        assert text[start:end] == words.quote
    if claim.quantity is not None:
        start, end = span(text, claim.quantity)
        first, last = span(text, claim.evidence)
        assert first <= start
        assert end <= last


@pytest.mark.parametrize(
    ("text", "words"),
    [("one two", Words("three")), ("one two", Words("one", 2)), ("ab", Words("b", 2))],
)
def test_words_that_do_not_occur_so_often_are_refused(text: str, words: Words) -> None:
    with pytest.raises(LookupError):
        span(text, words)


def test_the_second_occurrence_is_counted_from_the_first() -> None:
    assert span("one two one", Words("one", 2)) == (8, 11)


@pytest.mark.parametrize("mark", ANNOTATIONS, ids=name_of)
def test_a_mark_uses_the_codebook_and_its_entity_is_of_the_tags_kind(mark: Mark) -> None:
    tag = TAG[mark.tag]
    assert not mark.entity or ENTITY[mark.entity].kind == tag.entity_kind


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_a_claim_names_known_entities_incidents_and_values(claim: Saying) -> None:
    assert claim.incident in INCIDENT or claim.key == UNPLACED
    assert set(parties(claim).values()) | {hop.entity for hop in claim.chain if hop.entity} <= set(ENTITY)
    closed = [
        (claim.kind, terms.CLAIM_KINDS),
        (claim.measure, terms.MEASURES),
        (claim.unit, terms.UNITS),
        (claim.claimant_side, terms.CLAIMANT_SIDES),
        (claim.speech_act, terms.SPEECH_ACTS),
        (claim.stance, terms.STANCES),
        (claim.narrator_stance, terms.STANCES),
        (claim.victim_status, terms.VICTIM_STATUSES),
        (claim.date_basis, terms.DATE_BASES),
        *((hop.act, terms.HOP_ACTS) for hop in claim.chain),
    ]
    for value, choices in closed:
        assert value in terms.values(choices)
    assert claim.perpetrator_basis in ("", *terms.values(terms.PERPETRATOR_BASES))
    assert bool(claim.perpetrator_basis) == bool(claim.perpetrator.label)
    assert claim.chain


@pytest.mark.parametrize("claim", CLAIMS, ids=name_of)
def test_the_dates_of_a_claim_are_in_order_and_the_day_is_one_day(claim: Saying) -> None:
    assert claim.date_start is not None
    assert claim.date_end is not None
    assert claim.date_start <= claim.date_end
    assert (claim.date_prec == 1) == (claim.date_start == claim.date_end)


def test_names_are_unique_within_an_entity_and_one_entity_has_a_spelling_error() -> None:
    for entity in ENTITIES:
        names = [entity.name, *(spelling.text for spelling in entity.spellings)]
        assert len(set(names)) == len(names)
    types = Counter(s.type for entity in ENTITIES for s in entity.spellings)
    assert set(types) <= {"alias", "weak_alias", "previous_name", "translation", "spelling_error"}
    assert types["spelling_error"] >= 2
    assert any(s.lang == "ar" for entity in ENTITIES for s in entity.spellings)


def test_the_codebook_has_ten_tags_with_their_own_letter_key_and_hue() -> None:
    assert "".join(tag.letter for tag in TAGS) == "KWXGSPADTC"
    assert "".join(tag.key for tag in TAGS) == "1234567890"
    hues = "plum ochre indigo teal olive blue brick mustard green violet"
    assert " ".join(tag.hue for tag in TAGS) == hues
    assert all(tag.definition and tag.include and tag.exclude and tag.example for tag in TAGS)


def test_keys_are_unique() -> None:
    for keys in (
        [claim.key for claim in CLAIMS],
        [link.key for link in LINKS],
        [mark.key for mark in ANNOTATIONS if mark.key],
        [entity.key for entity in ENTITIES],
    ):
        assert len(set(keys)) == len(keys)
    same = Counter((m.file, m.quote, m.nth, m.tag, m.analyst) for m in ANNOTATIONS)
    assert max(same.values()) == 1


def test_marks_overlap_nest_and_coincide_and_cross_a_passage_border() -> None:
    seen = set()
    for file in TEXT:
        ranges = [where(mark) for mark in ANNOTATIONS if mark.file == file]
        for (a, b), (c, d) in combinations(ranges, 2):
            if (a, b) == (c, d):
                seen.add("equal")
            elif a < d and c < b:
                nested = (a <= c and d <= b) or (c <= a and b <= d)
                seen.add("nested" if nested else "overlapping")
    assert seen == {"equal", "nested", "overlapping"}
    assert any("\n\n" in mark.quote for mark in ANNOTATIONS)


def test_marks_stand_in_comments_and_after_emoji_and_combining_marks() -> None:
    below = [mark for mark in ANNOTATIONS if where(mark)[0] > len(body(TEXT[mark.file]))]
    assert len(below) >= 10
    after = [mark for mark in below if ZWJ in TEXT[mark.file][: where(mark)[0]]]
    assert len(after) >= 3
    assert all("e\u0301" in TEXT[mark.file][: where(mark)[0]] for mark in after)


def test_every_article_is_marked_and_most_carry_claims() -> None:
    assert {mark.file for mark in ANNOTATIONS} == set(TEXT)
    assert {claim.file for claim in CLAIMS} == set(TEXT)
    assert len(ANNOTATIONS) >= 120
    assert len(CLAIMS) >= 25


def test_the_script_imports_nothing_but_itself_and_the_standard_library() -> None:
    for path in TEXTS.parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                own = module.startswith(("articles.demo", "articles.domain"))
                assert own or module.split(".")[0] in sys.stdlib_module_names, path.name
