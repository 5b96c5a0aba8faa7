"""The columns of every dataset, in their order (domain.md §6). The codebook comes from here."""

from articles.domain import terms
from articles.domain.columns_events import ASSESSMENTS, EVENTS_EXCLUDED, EVENTS_GED, INCIDENTS
from articles.domain.csv_rows import NEVER, Column
from articles.domain.review import State

STATES = tuple(s.value for s in State)
PASSAGE_KINDS = ("title", "note", "paragraph", "heading", "caption", "byline", "comment", "furniture")


CONFIDENCES = ("sure", "probable", "unsure")
NAME_TYPES = ("name", "alias", "weak_alias", "previous_name", "translation", "spelling_error")
KINDS = ("text", "integer", "number", "boolean", "date", "datetime", "uuid", "list")


def _v(choices: terms.Choices) -> tuple[str, ...]:
    return terms.values(choices)


def _n(choices: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    return tuple(str(value) for value, _ in choices)


_REVIEW = (
    Column("state", "text", "Where the work stands in review.", STATES, missing=NEVER),
    Column("reviewer", "text", "Who decided last."),
    Column("decided_at", "datetime", "When it was decided last."),
)

CLAIMS = (
    Column("claim_id", "uuid", "The claim; stable across exports.", missing=NEVER),
    Column("article_id", "uuid", "The article whose words it rests on.", missing=NEVER),
    Column("incident_id", "uuid", "The incident it is about.", missing="empty: not assigned"),
    Column("kind", "text", "What is claimed.", _v(terms.CLAIM_KINDS)),
    Column("measure", "text", "What is counted.", _v(terms.MEASURES)),
    Column("quantity_expression", "text", "The words of the number, verbatim."),
    Column("qualifier", "text", "How the words bound the number.", _v(terms.QUALIFIERS)),
    Column("low", "integer", "Lowest number the words do not exclude.", missing="empty: no number given"),
    Column(
        "high",
        "integer",
        "Highest number the words do not exclude.",
        missing="empty: open (high_open 1), or no number given",
    ),
    Column("high_open", "boolean", "1: the words set no top.", missing="empty: no number given"),
    Column("soft_low", "integer", "Bottom of the usual reading."),
    Column("soft_high", "integer", "Top of the usual reading.", missing="empty: open, or no number given"),
    Column("unit", "text", "What is counted, if not persons.", _v(terms.UNITS)),
    Column("additive", "boolean", "1: on top of an earlier number (“21 more”).", missing=NEVER),
    Column("victim_label", "text", "The victims as the article names them."),
    Column("victim_entity_id", "uuid", "The victims as an entity."),
    Column("victim_status", "text", "Status of the victims.", _v(terms.VICTIM_STATUSES)),
    Column("hors_de_combat", "boolean", "1: captured, wounded or surrendered when harmed."),
    Column("status_basis", "text", "Who says what the status was."),
    Column("perpetrator_label", "text", "Who did it, as the article names them."),
    Column("perpetrator_entity_id", "uuid", "Who did it, as an entity."),
    Column("perpetrator_basis", "text", "How that is known.", _v(terms.PERPETRATOR_BASES), "MUC-4"),
    Column("claimant_label", "text", "Who claims it, as the article names them."),
    Column("claimant_entity_id", "uuid", "Who claims it, as an entity."),
    Column("claimant_side", "text", "Which side the claimant is on.", _v(terms.CLAIMANT_SIDES)),
    Column("origin", "text", "First hop of the attribution chain."),
    Column("origin_group", "uuid", "Claims with one value here are one source: shared origin or repeats."),
    Column("chain", "list", "Attribution, hop by hop: agent (act, medium, date)."),
    Column("speech_act", "text", "What the claimant does by saying it.", _v(terms.SPEECH_ACTS)),
    Column("stance", "text", "The claimant's stance.", _v(terms.STANCES)),
    Column("narrator_stance", "text", "The article's own stance.", _v(terms.STANCES)),
    Column("place", "text", "Where, as the article names it."),
    Column("place_entity_id", "uuid", "Where, as an entity."),
    Column("where_prec", "integer", "Precision of the place.", _n(terms.WHERE_PRECISIONS), "UCDP GED"),
    Column("latitude", "number", "Degrees north of the place, from its entity.", standard="WGS 84"),
    Column("longitude", "number", "Degrees east of the place, from its entity.", standard="WGS 84"),
    Column("date_start", "date", "First day."),
    Column("date_end", "date", "Last day."),
    Column("date_prec", "integer", "Precision of the date.", _n(terms.DATE_PRECISIONS), "UCDP GED"),
    Column("date_basis", "text", "How the date is known.", _v(terms.DATE_BASES)),
    Column("as_of", "date", "The day a rising toll stood at this number."),
    Column("source_reliability", "text", "A–F.", tuple("ABCDEF"), "Admiralty code"),
    Column("information_credibility", "integer", "1–6.", tuple("123456"), "Admiralty code"),
    Column("passage_kind", "text", "Where in the article the words stand.", PASSAGE_KINDS, missing=NEVER),
    Column("parent_claim_id", "uuid", "The claim this one is a part of."),
    Column("evidence", "text", "The words the claim rests on: text[start:end].", missing=NEVER),
    Column(
        "evidence_start", "integer", "First code point of the words in the article's text.", missing=NEVER
    ),
    Column("evidence_end", "integer", "Code point after the last.", missing=NEVER),
    Column("analyst", "text", "Who recorded it.", missing=NEVER),
    Column("created_at", "datetime", "When it was recorded.", missing=NEVER),
    *_REVIEW,
)

ANNOTATIONS = (
    Column("annotation_id", "uuid", "The annotation; stable across exports.", missing=NEVER),
    Column("article_id", "uuid", "The article.", missing=NEVER),
    Column("article_title", "text", "Its title.", missing=NEVER),
    Column("text_sha256", "text", "SHA-256 of the text that the offsets count in.", missing=NEVER),
    Column("start", "integer", "First code point of the range.", missing=NEVER),
    Column("end", "integer", "Code point after the last.", missing=NEVER),
    Column("offset_unit", "text", "What the offsets count.", ("codepoint",), missing=NEVER),
    Column("quote", "text", "text[start:end], checked while exporting.", missing=NEVER),
    Column("prefix", "text", "Up to 32 characters before.", standard="W3C Web Annotation"),
    Column("suffix", "text", "Up to 32 characters after.", standard="W3C Web Annotation"),
    Column("passage_kind", "text", "Where in the article the words stand.", PASSAGE_KINDS, missing=NEVER),
    Column("comment_author_hash", "text", "Keyed hash of the commenter's name; blank outside comments."),
    Column("tag", "text", "The code.", missing=NEVER),
    Column("tag_version", "integer", "Version of the code's definition it was marked under.", missing=NEVER),
    Column("entity_id", "uuid", "Whom or what the words mention."),
    Column("entity_name", "text", "The entity's name."),
    Column("analyst", "text", "Who marked it.", missing=NEVER),
    Column("state", "text", "Where the work stands in review.", STATES, missing=NEVER),
    Column("reviewer", "text", "Who decided last."),
    Column("created_at", "datetime", "When it was marked.", missing=NEVER),
    Column(
        "confidence", "text", "How sure the analyst is of it.", CONFIDENCES, missing="empty: nothing is said"
    ),
    Column(
        "fragments",
        "list",
        "The ranges of a mark that leaves words out, each as start-end; start, end and quote are its hull.",
        missing="empty: the mark is in one piece",
    ),
)

LINKS = (
    Column("link_id", "uuid", "The link; stable across exports.", missing=NEVER),
    Column("claim_a", "uuid", "First claim; for part_of the part, for supersedes the newer.", missing=NEVER),
    Column("claim_b", "uuid", "Second claim.", missing=NEVER),
    Column("kind", "text", "What a person found the two to be.", _v(terms.LINK_KINDS), missing=NEVER),
    Column("dimension", "text", "What a conflict is about.", _v(terms.DIMENSIONS)),
    Column("machine_verdict", "text", "What the rules say.", missing=NEVER),
    Column("machine_reason", "text", "Why, in a sentence.", missing=NEVER),
    Column("discrepant", "boolean", "1: the usual readings do not meet.", missing=NEVER),
    Column("gap", "number", "Distance between the intervals, divided by the larger low."),
    Column("decision", "text", "What the reviewer decided.", ("accepted", "rejected", "returned")),
    Column("rationale", "text", "Why the analyst linked them."),
    Column("author", "text", "Who linked them.", missing=NEVER),
    Column("reviewer", "text", "Who decided last."),
    Column("decided_at", "datetime", "When it was decided last."),
    Column("rule_version", "text", "Version of the rules behind the verdict.", missing=NEVER),
)

RELATIONS = (
    Column("relation_id", "uuid", "The relation; stable across exports.", missing=NEVER),
    Column("article_id", "uuid", "The article both marks are of.", missing=NEVER),
    Column("type", "text", "What the source is of the target, as the project names it.", missing=NEVER),
    Column("inverse", "text", "The same read from the target.", missing="empty: it reads the same both ways"),
    Column("type_version", "integer", "Version of the type it was made under.", missing=NEVER),
    Column("symmetric", "boolean", "1: it reads the same both ways.", missing=NEVER),
    *(
        Column(f"{end}_{name}", kind, meaning.format(end=end), missing=missing)
        for end in ("source", "target")
        for name, kind, meaning, missing in (
            ("annotation_id", "uuid", "The {end}: a row of annotations.", NEVER),
            ("quote", "text", "Its words.", NEVER),
            ("start", "integer", "Its first code point in the article’s text.", NEVER),
            ("end", "integer", "The code point after its last.", NEVER),
            ("tag", "text", "Its tag.", NEVER),
            ("entity_id", "uuid", "Whom or what it names.", "empty: no entity is attached"),
        )
    ),
    Column("note", "text", "What the analyst noted."),
    Column("analyst", "text", "Who made it.", missing=NEVER),
    Column("created_at", "datetime", "When.", missing=NEVER),
    *_REVIEW,
)

ARTICLES = (
    Column("article_id", "uuid", "The article; stable across exports.", missing=NEVER),
    Column("title", "text", "As printed.", missing=NEVER),
    Column("outlet", "text", "Who printed it."),
    Column("author", "text", "By whom."),
    Column("url", "text", "Where it was printed."),
    Column("published", "date", "When it was printed."),
    Column("language", "text", "Language of the text.", standard="BCP 47"),
    Column("supersedes_id", "uuid", "The earlier article that this one replaces."),
    Column("characters", "integer", "Length of the text in code points.", missing=NEVER),
    Column("text_sha256", "text", "SHA-256 of the text, as UTF-8.", missing=NEVER),
    Column("raw_sha256", "text", "SHA-256 of the file as it came in.", missing=NEVER),
    Column("raw_name", "text", "The file's name."),
    Column("imported_by", "text", "Who imported it.", missing=NEVER),
    Column("created_at", "datetime", "When it was imported.", missing=NEVER),
)

COMMENTS = (
    Column("comment_id", "uuid", "The reader comment; stable across exports.", missing=NEVER),
    Column("article_id", "uuid", "The article it stands under.", missing=NEVER),
    Column("order", "integer", "Its place in the thread, from 1.", missing=NEVER),
    Column("author_hash", "text", "Keyed hash of the commenter's name, the same within a project."),
    Column("parent_id", "uuid", "The comment it replies to."),
    Column("parent_basis", "text", "How that is known.", ("none", "mention", "markup"), missing=NEVER),
    Column("start", "integer", "First code point in the article's text.", missing=NEVER),
    Column("end", "integer", "Code point after the last.", missing=NEVER),
    Column(
        "promoted", "boolean", "1: a supervisor lets it count as evidence of the first tier.", missing=NEVER
    ),
)

ENTITY_NAMES = (
    Column("entity_id", "uuid", "The entity that goes by this name.", missing=NEVER),
    Column("name", "text", "One spelling.", missing=NEVER),
    Column("lang", "text", "Its language.", standard="BCP 47"),
    Column("script", "text", "Its script.", standard="ISO 15924"),
    Column("type", "text", "What kind of name; “name” is the one shown.", NAME_TYPES, missing=NEVER),
)

CODEBOOK = (
    Column("file", "text", "The dataset.", missing=NEVER),
    Column("column", "text", "The column, in the order of the file.", missing=NEVER),
    Column("type", "text", "What its cells hold.", KINDS, missing=NEVER),
    Column("allowed_values", "list", "The closed vocabulary.", missing="empty: any value of the type"),
    Column("missing", "text", "What an empty cell says.", missing=NEVER),
    Column("standard", "text", "Where the term comes from.", missing="empty: a term of this project"),
    Column("definition", "text", "What the column holds.", missing=NEVER),
)

ENTITIES = (
    Column("entity_id", "uuid", "The entity; stable across exports.", missing=NEVER),
    Column("kind", "text", "What it is.", standard="FollowTheMoney", missing=NEVER),
    Column("name", "text", "The name shown.", missing=NEVER),
    Column("names", "list", "Every spelling on record, the name shown first.", missing=NEVER),
    Column("note", "text", "What analysts note about it."),
    Column("merged_into_id", "uuid", "The entity it was merged into."),
    Column("created_at", "datetime", "When it was recorded.", missing=NEVER),
)

DATASET_COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": CLAIMS,
    "annotations": ANNOTATIONS,
    "links": LINKS,
    "relations": RELATIONS,
    "articles": ARTICLES,
    "comments": COMMENTS,
    "entities": ENTITIES,
    "entity_names": ENTITY_NAMES,
    "incidents": INCIDENTS,
    "assessments": ASSESSMENTS,
    "events_ged": EVENTS_GED,
    "events_excluded": EVENTS_EXCLUDED,
    "codebook": CODEBOOK,
}
