"""The columns of incidents, signed assessments and events_ged with events_excluded (domain.md §6)."""

from articles.domain import ged, terms
from articles.domain.csv_rows import NEVER, Column

GED = "UCDP GED"
UNKNOWN_TO_US = "always empty: UCDP gives it, nobody records it here"


def _n(choices: tuple[tuple[int, str], ...]) -> tuple[str, ...]:
    return tuple(str(value) for value, _ in choices)


INCIDENTS = (
    Column("incident_id", "uuid", "The incident; stable across exports.", missing=NEVER),
    Column("title", "text", "What happened, and where.", missing=NEVER),
    Column("tactic", "text", "How the harm was done."),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided.",
           _n(terms.VIOLENCE_TYPES), GED),
    Column("event_clarity", "integer", "1 one clear event, 2 a summary of several.",
           _n(terms.EVENT_CLARITIES), GED),
    Column("conflict_name", "text", "The conflict it belongs to.", standard=GED),
    Column("side_a", "text", "The first side, by its entity’s name.", standard=GED),
    Column("side_a_id", "uuid", "The first side as an entity."),
    Column("side_b", "text", "The second side, by its entity’s name.", standard=GED),
    Column("side_b_id", "uuid", "The second side as an entity."),
    Column("place", "text", "Where: the entity’s name, else the words typed."),
    Column("place_entity_id", "uuid", "Where, as an entity."),
    Column("where_prec", "integer", "Precision of the place.", _n(terms.WHERE_PRECISIONS), GED),
    Column("where_description", "text", "Where, described.", standard=GED),
    Column("adm_1", "text", "First-order administrative area of the place.", standard=GED),
    Column("adm_2", "text", "Second-order administrative area of the place.", standard=GED),
    Column("country", "text", "Country of the place.", standard=GED),
    Column("latitude", "number", "Degrees north of the place.", standard="WGS 84"),
    Column("longitude", "number", "Degrees east of the place.", standard="WGS 84"),
    Column("date_start", "date", "First day."),
    Column("date_end", "date", "Last day; empty as well when the first day was the only one."),
    Column("date_prec", "integer", "Precision of the date.", _n(terms.DATE_PRECISIONS), GED),
    Column("parent_incident_id", "uuid", "The larger incident it is a part of.",
           missing="empty: part of none"),
    Column("merged_into_id", "uuid", "The incident it was merged into.", missing="empty: not merged"),
    Column("n_claims", "integer", "Claims attached to it, in the state that the export was asked for.",
           missing=NEVER),
    Column("n_origins", "integer", "Origin groups of these claims: how many sources there are.",
           missing=NEVER),
    Column("created_at", "datetime", "When it was recorded.", missing=NEVER),
)  # fmt: skip

_AS_SIGNED = "empty: not given by who signed"

ASSESSMENTS = (
    Column("assessment_id", "uuid", "The assessment; stable across exports.", missing=NEVER),
    Column("incident_id", "uuid", "The incident.", missing=NEVER),
    Column("measure", "text", "What is counted.", terms.values(terms.MEASURES), missing=NEVER),
    Column("rule", "text", "The stated rule it follows.", terms.values(terms.RULES), missing=NEVER),
    Column("low", "integer", "Lowest number, as signed.", missing=_AS_SIGNED),
    Column("best", "integer", "Best estimate, as signed.", missing=_AS_SIGNED),
    Column("high", "integer", "Highest number, as signed.", missing="empty: open (high_open 1) or not given"),
    Column("high_open", "boolean", "1: the top is open.", missing=NEVER),
    Column("grade", "text", "How well it stands.", terms.values(terms.GRADES), "Airwars", NEVER),
    Column("n_claims", "integer", "Claims it rests on.", missing=NEVER),
    Column("n_origins", "integer", "Origin groups of these claims, as signed.", missing=NEVER),
    Column("n_conflicts", "integer", "Conflicts between these claims, as signed.", missing=NEVER),
    Column("rationale", "text", "Why, in the words of who signed.", missing=NEVER),
    Column("state", "text", "Whether it stands.", ("signed", "reopened"), missing=NEVER),
    Column("signed_by", "text", "The supervisor who signed.", missing=NEVER),
    Column("signed_at", "datetime", "When it was signed.", missing=NEVER),
    Column("credibility", "integer", "1–6.", _n(terms.INFORMATION_CREDIBILITIES), "Admiralty code"),
    Column("rule_version", "text", "Version of the rules.", missing=NEVER),
    Column("rule_low", "integer", "Lowest number by the rule alone.", missing="empty: the rule gives none"),
    Column("rule_best", "integer", "Best estimate by the rule alone.", missing="empty: the rule gives none"),
    Column("rule_high", "integer", "Highest number by the rule alone.",
           missing="empty: open (rule_high_open 1) or the rule gives none"),
    Column("rule_high_open", "boolean", "1: the rule leaves the top open.", missing=NEVER),
    Column("claims_included", "list", "claim_id of each claim it rests on."),
    Column("claims_left_out", "list", "claim_id of each claim it leaves out."),
    Column("reopened_by", "text", "The supervisor who reopened it.", missing="empty: it stands"),
    Column("reopened_at", "datetime", "When it was reopened.", missing="empty: it stands"),
    Column("reopen_reason", "text", "Why it was reopened.", missing="empty: it stands"),
)  # fmt: skip


def _ged(name: str, kind: str, meaning: str, allowed: tuple[str, ...] = (), missing: str = "") -> Column:
    return Column(name, kind, meaning, allowed, GED, missing or "empty: not recorded")


EVENTS_GED = (
    _ged("id", "uuid", "The incident: incident_id of incidents.csv (UCDP numbers its events).", (), NEVER),
    _ged("year", "integer", "Year of the first day."),
    _ged("active_year", "boolean", "Whether the dyad had 25 dead that year.", (), UNKNOWN_TO_US),
    _ged("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided.", _n(terms.VIOLENCE_TYPES)),
    _ged("conflict_new_id", "integer", "UCDP’s number of the conflict.", (), UNKNOWN_TO_US),
    _ged("conflict_name", "text", "The conflict."),
    _ged("dyad_new_id", "integer", "UCDP’s number of the dyad.", (), UNKNOWN_TO_US),
    _ged("dyad_name", "text", "Side A - side B.", (), "empty: a side is not recorded"),
    _ged("side_a_new_id", "uuid", "Side A: entity_id of entities.csv, not UCDP’s number."),
    _ged("side_a", "text", "Side A."),
    _ged("side_b_new_id", "uuid", "Side B: entity_id of entities.csv, not UCDP’s number."),
    _ged("side_b", "text", "Side B."),
    _ged("number_of_sources", "integer", "Origin groups that the assessment rests on, as signed.", (), NEVER),
    _ged("source_article", "list", "Outlet, day and title of each article it rests on."),
    _ged("source_office", "list", "Outlets, in the order of source_article."),
    _ged("source_date", "list", "Days of printing, in the order of source_article."),
    _ged("source_headline", "list", "Titles, in the order of source_article."),
    _ged("source_original", "list", "Origins: who said it first."),
    _ged("where_prec", "integer", "Precision of the place.", _n(terms.WHERE_PRECISIONS)),
    _ged("where_coordinates", "text", "The place."),
    _ged("where_description", "text", "Where, described."),
    _ged("adm_1", "text", "First-order administrative area."),
    _ged("adm_2", "text", "Second-order administrative area."),
    _ged("latitude", "number", "Degrees north, WGS 84."),
    _ged("longitude", "number", "Degrees east, WGS 84."),
    _ged("geom_wkt", "text", "The point, longitude first.", (), "empty: no coordinates"),
    Column("priogrid_gid", "integer", "Cell of half a degree, computed from the coordinates.", (),
           "PRIO-GRID 2.0", "empty: no coordinates"),
    _ged("country", "text", "Country of the place."),
    _ged("country_id", "integer", "Gleditsch and Ward’s number of the country.", (), UNKNOWN_TO_US),
    _ged("region", "text", "UCDP’s region.", (), UNKNOWN_TO_US),
    _ged("event_clarity", "integer", "1 one clear event, 2 a summary.", _n(terms.EVENT_CLARITIES)),
    _ged("date_prec", "integer", "Precision of the date.", _n(terms.DATE_PRECISIONS)),
    _ged("date_start", "date", "First day."),
    _ged("date_end", "date", "Last day; the first day when only that is recorded."),
    _ged("deaths_a", "integer", "Best, when every claim it rests on counts people of side A.", (), NEVER),
    _ged("deaths_b", "integer", "Best, when every claim it rests on counts people of side B.", (), NEVER),
    _ged("deaths_civilians", "integer", "Best, when every claim it rests on counts civilians.", (), NEVER),
    _ged("deaths_unknown", "integer", "Best in every other case: it is not divided by guess.", (), NEVER),
    _ged("best", "integer", "Best estimate as signed: the sum of the four columns before.", (), NEVER),
    _ged("high", "integer", "Highest number as signed.", (), "empty: the signed top is open, or not given"),
    _ged("low", "integer", "Lowest number as signed.", (), _AS_SIGNED),
    _ged("gwnoa", "integer", "Gleditsch and Ward’s number of side A.", (), UNKNOWN_TO_US),
    _ged("gwnob", "integer", "Gleditsch and Ward’s number of side B.", (), UNKNOWN_TO_US),
)  # fmt: skip

EVENTS_EXCLUDED = (
    Column("incident_id", "uuid", "An incident that is not in events_ged.csv.", missing=NEVER),
    Column("title", "text", "Its title.", missing=NEVER),
    Column("reason", "text", "Why: the first that fits.", tuple(word for word, _ in ged.REASONS),
           missing=NEVER),
    Column("reason_words", "text", "The same in a sentence.", missing=NEVER),
)  # fmt: skip
