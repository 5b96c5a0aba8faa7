"""Shape of the claim form: text, choices and dates, the ranges they rest on, the chain hop by hop.

What was typed is one flat mapping of strings (a QueryDict), so that a refused, a stale and a fresh form are
shown by the same template.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from articles.actions.claim_parts import Hop
from articles.domain import terms
from articles.domain.anchors import Anchor
from articles.domain.errors import Refused
from articles.models import Entity, EntityName, Incident, Project
from articles.models.entity_name import folded_name

NEW = "new"
ROLES = terms.values(terms.RANGE_ROLES)
PARTIES = ("victim", "claimant", "perpetrator", "place")
MOVES = ("add", "remove", "up", "down")
Grounding = tuple[str, int, int, str]
Named = dict[str, list[Entity]]
"""The entities that go by each name (folded)."""


def _text(**attrs: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "input", "dir": "auto", "autocomplete": "off", **attrs})
    return forms.CharField(required=False, max_length=300, widget=widget)


def _choice(choices: Any, blank: str = "not said") -> forms.ChoiceField:
    widget = forms.Select(attrs={"class": "select"})
    return forms.ChoiceField(choices=[("", blank), *choices], required=False, widget=widget)


def _precision(choices: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[("", "precision"), *choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )


def _day() -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "input", "type": "date"}, format="%Y-%m-%d")
    wrong = "That is not a day. Write it as year-month-day."
    return forms.DateField(required=False, widget=widget, error_messages={"invalid": wrong})


def _count() -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "input", "inputmode": "numeric", "min": "0"})
    wrong = {"invalid": "Write a whole number.", "min_value": "A number of people is not below 0."}
    return forms.IntegerField(required=False, min_value=0, widget=widget, error_messages=wrong)


def _entity() -> forms.CharField:
    return _text(list="entity-names", placeholder="entity, if it is known")


def _lines(rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"class": "area", "rows": rows, "dir": "auto"})
    return forms.CharField(required=False, max_length=4000, widget=widget)


class ClaimForm(forms.Form):
    """The fields of domain.md §2. Entities are named by their main name or any one spelling."""

    measure = _choice(terms.MEASURES)
    expression = _text(placeholder="the words of the number")
    low, high = _count(), _count()
    override_reason = _text(placeholder="why it is set by hand")
    kind = _choice(terms.CLAIM_KINDS, "kind")
    unit = _choice(terms.UNITS, "as the words say")
    as_of = _day()
    victim_label = _text(placeholder="who was hurt, in the text’s words")
    victim_entity = _entity()
    victim_status = _choice(terms.VICTIM_STATUSES)
    hors_de_combat = forms.TypedChoiceField(
        choices=[("", "not said"), ("yes", "yes"), ("no", "no")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )
    status_basis = _text(placeholder="who says so")
    claimant_label = _text(placeholder="name, or select it in the text")
    claimant_entity = _entity()
    claimant_side = _choice(terms.CLAIMANT_SIDES, "side")
    speech_act = _choice(terms.SPEECH_ACTS, "speech act")
    stance = _choice(terms.STANCES)
    narrator_stance = _choice(terms.STANCES)
    perpetrator_label = _text()
    perpetrator_entity = _entity()
    perpetrator_basis = _choice(terms.PERPETRATOR_BASES, "basis")
    place_label = _text()
    place_entity = _entity()
    where_prec = _precision(terms.WHERE_PRECISIONS)
    date_start, date_end = _day(), _day()
    date_prec = _precision(terms.DATE_PRECISIONS)
    date_basis = _choice(terms.DATE_BASES, "basis")
    incident = _choice((), "none yet")
    new_incident = _text(placeholder="what happened, and where")
    rationale = _lines(3)
    source_reliability = _choice(terms.SOURCE_RELIABILITIES, "not rated")
    information_credibility = _precision(terms.INFORMATION_CREDIBILITIES)

    def __init__(
        self,
        typed: QueryDict,
        *,
        project: Project,
        incidents: Iterable[Incident] = (),
        show: bool = False,
        first: str = "",
    ) -> None:
        """``show``: only to be shown, nothing is checked yet. ``first``: the field that gets the focus."""
        values = {name: typed.get(name, "") for name in self.base_fields}
        super().__init__(
            None if show else typed, initial=values, auto_id="claim_%s", use_required_attribute=False
        )
        self.typed = typed
        self.project = project
        self.incidents = {str(row.uuid): row for row in incidents}
        if first:
            self.fields[first].widget.attrs["data-focus"] = ""
        self.refusal, self.also_refusal = "", ""
        listed = [(value, row.title) for value, row in self.incidents.items()]
        self.fields["incident"].choices = [("", "none yet"), *listed, (NEW, "New incident…")]  # type: ignore[attr-defined]
        self.fields["information_credibility"].choices = [  # type: ignore[attr-defined]
            ("", "not rated"),
            *terms.INFORMATION_CREDIBILITIES,
        ]

    def wanted(self, named: Named | None = None) -> dict[str, Any]:
        """What the actions take: fields, evidence, ranges, hops, new_incident. At most one query.

        ``named``: the entities of the form's names, when they were fetched already (then no query).

        Raises Refused naming the field when something has no shape.
        """
        if not self.is_valid():
            field = next(iter(self.errors))
            raise Refused(str(self.errors[field][0]), field=field)
        given = dict(self.cleaned_data)
        if named is None:
            named = entities_named(self.project, self.names())
        for party in PARTIES:
            name = given[f"{party}_entity"]
            given[f"{party}_entity"] = _one(named, name, f"{party}_entity") if name else None
        title = given.pop("new_incident") if given["incident"] == NEW else ""
        given.pop("new_incident", None)
        if given["incident"] == NEW and not title:
            raise Refused("Give the new incident a title: what happened, and where.", field="new_incident")
        given["incident"] = self.incidents.get(given["incident"])
        ranges = self.anchors()
        return {
            "fields": given,
            "evidence": ranges.pop("evidence", []),
            "ranges": ranges,
            "hops": [_hop(row, named) for row in self.hop_rows()],
            "new_incident": title,
        }

    def names(self) -> list[str]:
        """The names of entities as typed, of parties and of hops."""
        typed = (self.typed.get(f"{party}_entity", "").strip() for party in PARTIES)
        return [*typed, *(agent for agent, *_ in self.hop_rows())]

    def groundings(self, roles: Sequence[str] = ROLES) -> list[Grounding]:
        """Every range that the form carries, as typed; ranges without numbers are left out."""
        found = []
        for role in roles:
            parts = (self.typed.getlist(f"{role}_{part}") for part in ("start", "end", "quote"))
            for start, end, quote in zip(*parts, strict=False):
                if start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10:
                    # Browsers send every line break as CR LF; the articles have LF only.
                    found.append((role, int(start), int(end), quote.replace("\r\n", "\n")))
        return found

    def anchors(self) -> dict[str, list[Anchor]]:
        """The ranges by role."""
        by_role: dict[str, list[Anchor]] = {}
        for role, start, end, quote in self.groundings():
            by_role.setdefault(role, []).append(Anchor(start, end, quote))
        return by_role

    def hop_rows(self) -> list[tuple[str, str, str, str]]:
        """The chain as typed: agent, act, medium, day."""
        parts = (self.typed.getlist(f"hop_{part}") for part in ("agent", "act", "medium", "date"))
        return list(zip(*parts, strict=False))

    def refuse(self, refusal: Refused) -> None:
        """Put the sentence at its field, or above the form."""
        self.refusal = refusal.reason
        self.also_refusal = refusal.reason if refusal.field == "also" else ""
        if refusal.field in self.fields and not self.errors.get(refusal.field):
            self.add_error(refusal.field, refusal.reason)


def _hop(row: tuple[str, str, str, str], named: Named) -> Hop:
    agent, act, medium, day = row
    try:
        when = forms.DateField(required=False).clean(day)
    except forms.ValidationError:
        raise Refused("A hop’s day is not a day. Write it as year-month-day.", field="hops") from None
    if agent.strip() and act not in terms.values(terms.HOP_ACTS):
        raise Refused(f"Say what {agent.strip()} did: observed, stated, reported …", field="hops")
    found = named.get(folded_name(agent), [])
    return Hop(agent[:300], act, medium[:200], when, found[0] if len(found) == 1 else None)


def entities_named(project: Project, names: Sequence[str]) -> Named:
    """The entities that go by each name (folded). One query, none without names."""
    wanted = {folded_name(name) for name in names if name.strip()} - {""}
    if not wanted:
        return {}
    rows = EntityName.objects.filter(
        entity__project=project, entity__merged_into__isnull=True, folded__in=wanted
    ).select_related("entity")
    found: dict[str, list[Entity]] = {}
    for row in rows:
        same = found.setdefault(row.folded, [])
        if row.entity not in same:
            same.append(row.entity)
    return found


def _one(named: Named, name: str, field: str) -> Entity:
    found = named.get(folded_name(name), [])
    mains = [entity for entity in found if entity.name == name] or found
    if not mains:
        raise Refused(
            f"No entity goes by “{name}”. Choose one of the list, make it under Entities, or leave it blank.",
            field=field,
        )
    if len(mains) > 1:
        raise Refused(f"{len(mains)} entities go by “{name}”. Use a name that only one has.", field=field)
    return mains[0]
