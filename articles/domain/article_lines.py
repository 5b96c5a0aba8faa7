"""What one line of a plain-text article is, judged by its own words (formats.md, "Article texts").

Every test here is linear in the line and uses no regular expression, so no text can make it slow.
"""

SENTENCE_END = ".!?…:;,؟۔؛،。！？"
CLOSING = "\"'”’»)]›"
HEADING_LONGEST = 80
"""Characters of the longest sub-heading; longer lines are paragraphs."""
CAPTION_LONGEST = 240
BIO_LONGEST = 300

_NOTE_OPENINGS = (
    "this article has been updated",
    "this article was updated",
    "this article has been corrected",
    "this article was corrected",
    "this story has been updated",
    "this story was updated",
    "this post has been updated",
    "this report has been updated",
    "this report was updated",
    "editor's note",
    "editor’s note",
    "ملاحظة المحرر",
    "جرى تحديث هذا",
    "تم تحديث هذا",
)
_NOTE_WORDS = ("update", "updated", "correction", "corrected", "clarification", "تحديث", "تصحيح", "تنويه")
_TAG_OPENINGS = ("tags:", "tag:", "filed under:", "وسوم:", "الوسوم:", "كلمات مفتاحية:")
_COMMENT_WORDS = (
    "comment",
    "comments",
    "response",
    "responses",
    "تعليق",
    "تعليقات",
    "تعليقا",
    "تعليقاً",
    "تعليقًا",
)
_PICTURE_WORDS = frozenset(
    "photo photos photograph photographs picture pictures image images video videos footage still stills "
    "screenshot screenshots map maps graphic audio صورة صور فيديو مقطع خريطة لقطات".split()
)
_SHOWING_WORDS = frozenset("showing purportedly allegedly depicting تظهر يظهر".split())
_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp4", ".mov", ".avi", ".svg", ".tif", ".tiff")
_JOBS = frozenset(
    "editor fellow reporter correspondent writer journalist analyst researcher announcer columnist "
    "contributor author professor photographer director scholar".split()
)
_JOBS_ARABIC = ("مراسل", "محرر", "صحفي", "صحافي", "كاتب", "باحث")


def is_blank(line: str) -> bool:
    """Only white space, or a byte order mark."""
    return not line.strip("\ufeff").strip()


def lacks_end(line: str) -> bool:
    """No sentence ends with this line (closing quotes are looked through)."""
    bare = line.rstrip().rstrip(CLOSING)
    return bool(bare) and bare[-1] not in SENTENCE_END


def is_short(line: str) -> bool:
    """Could be a sub-heading or a site tag: brief, no end punctuation, with a letter in it."""
    bare = line.strip()
    return len(bare) <= HEADING_LONGEST and lacks_end(bare) and any(map(str.isalpha, bare))


def is_prose(line: str) -> bool:
    """Long, with an end: certainly a sentence somebody wrote."""
    return len(line.strip()) > HEADING_LONGEST and not lacks_end(line)


def is_note(line: str) -> bool:
    """ "This article has been updated …", "Update, 19 March: …", "Correction: …", "تحديث: …"."""
    folded = line.strip()[:60].casefold()
    if folded.startswith(_NOTE_OPENINGS):
        return True
    rests = (folded[len(word) :].lstrip() for word in _NOTE_WORDS if folded.startswith(word))
    return any(not rest or rest[0] in ",:;(–—-،؛" for rest in rests)


def is_tag_line(line: str) -> bool:
    """ "Tags: , ,": the empty shell of a list of links."""
    return line.strip()[:40].casefold().startswith(_TAG_OPENINGS)


def is_comment_count(line: str) -> bool:
    """ "12 Comments", "٣ تعليقات", "No comments"."""
    words = line.strip()[:60].casefold().split()
    return (
        len(words) == 2
        and (words[0].isdecimal() or words[0] in ("no", "one", "لا"))
        and words[1].rstrip(":") in _COMMENT_WORDS
    )


def is_file_name(line: str) -> bool:
    """ "Screen Shot 2023-03-07 at 4.12.30 PM.png": what is left of a picture."""
    bare = line.strip().casefold()
    return len(bare) <= CAPTION_LONGEST and bare.endswith(_FILE_ENDINGS)


def is_caption(line: str, *, before_picture: bool) -> bool:
    """A line that introduces pictures. ``before_picture``: the next line is a file name or a caption."""
    bare = line.strip()
    if len(bare) > CAPTION_LONGEST:
        return False
    words = [word.strip(',:()“”"') for word in bare.casefold().split()]
    if not words or not any(word in _PICTURE_WORDS for word in words):
        return False
    if words[0] in _PICTURE_WORDS and (bare.endswith(":") or bare.casefold().startswith(f"{words[0]}:")):
        return True
    return lacks_end(bare) and (before_picture or any(word in _SHOWING_WORDS for word in words))


def is_signature(line: str, *, at_edge: bool) -> bool:
    """ "By Jonas Leth". ``at_edge``: at the head or foot of the article, where names in lower case do too."""
    bare = line.strip()
    words = bare.split()
    if not 2 <= len(words) <= 12 or len(bare) > HEADING_LONGEST or not lacks_end(bare):
        return False
    if words[0] in ("بقلم", "بقلم:"):
        return True
    named = all(word[0].isupper() or word in ("and", "for", "of", "the") for word in words[1:])
    return words[0] in ("By", "BY") and (at_edge or (named and words[1][0].isupper()))


def is_bio(line: str) -> bool:
    """ "NAME is a Senior Fellow at … and the Editor of …": ask it only of an article's last lines."""
    bare = line.strip()
    if not bare or len(bare) > BIO_LONGEST:
        return False
    words = bare.split()
    if any(word.startswith(_JOBS_ARABIC) for word in words[1:6]):
        return len(bare) <= BIO_LONGEST // 2 and lacks_end(bare.rstrip("."))
    if "is" not in words[1:7]:
        return False
    verb = words.index("is", 1)
    name, rest = words[:verb], {word.strip(".,’'").casefold() for word in words[verb + 1 :]}
    named = all(word[0].isupper() or word in ("de", "del", "al", "bin", "van", "von") for word in name)
    return named and name[0] not in ("He", "She", "It", "The", "This", "That") and not rest.isdisjoint(_JOBS)
