"""Who claims how many: one proposition by one claimant about one measure."""

from django.db import models

from articles.domain import terms
from articles.models.article import Article
from articles.models.base import Work, WorkQuerySet, decision_pair, state_check
from articles.models.entity import Entity
from articles.models.incident import Incident
from articles.models.passage import Passage
from articles.models.project import Project


class ClaimQuerySet(WorkQuerySet):
    """Claims as pages ask for them."""

    def of(self, project: Project) -> "ClaimQuerySet":
        """The claims of one project."""
        return self.filter(project=project)

    def on(self, article: Article) -> "ClaimQuerySet":
        """The claims of one article, as their evidence stands in it."""
        return self.filter(article=article).order_by("start", "id")

    def counted(self) -> "ClaimQuerySet":
        """Without those in a reader comment that no supervisor has promoted: they never count."""
        return self.exclude(models.Exists(in_reader_comment()))


def in_reader_comment() -> models.QuerySet[Passage]:
    """The passage of an unpromoted reader comment in which a claim (the outer row) begins."""
    return Passage.objects.filter(
        article=models.OuterRef("article"),
        comment__promoted=False,
        start__lte=models.OuterRef("start"),
        end__gt=models.OuterRef("start"),
    )


def _label(related: str = "") -> "models.CharField[str, str]":
    return models.CharField(max_length=300, blank=True, default="", help_text=related)


def _choice(choices: terms.Choices, default: str = "") -> "models.CharField[str, str]":
    return models.CharField(max_length=24, choices=choices, blank=True, default=default)


def _count() -> "models.PositiveBigIntegerField[int | None, int | None]":
    return models.PositiveBigIntegerField(null=True, blank=True)


def _entity(name: str) -> "models.ForeignKey[Entity | None, Entity | None]":
    return models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name=name)


class Claim(Work):
    """The fields of domain.md §2. Blank, 0 and unknown are three different things everywhere.

    ``low``/``high`` is the hard interval (what the words exclude; blank high = open), ``soft_low``/
    ``soft_high`` the usual reading. ``start``/``end``/``quote`` repeat the first evidence range, so that
    lists need no join; the ranges themselves are ClaimRange rows. ``project`` repeats the article's, so that
    lists of a project read an index; ``place_folded`` is the place's name as places are matched.
    """

    LOGGED = (
        "kind", "measure", "expression", "qualifier", "low", "high", "soft_low", "soft_high", "unit",
        "additive", "cumulative", "as_of", "override_reason", "victim_label", "victim_entity_id",
        "victim_status", "hors_de_combat", "status_basis", "claimant_label", "claimant_entity_id",
        "claimant_side", "perpetrator_label", "perpetrator_entity_id", "perpetrator_basis", "speech_act",
        "stance", "narrator_stance", "place_label", "place_entity_id", "where_prec", "date_start",
        "date_end", "date_prec", "date_basis", "incident_id", "rationale", "source_reliability",
        "information_credibility", "start", "end", "quote", "state",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.PROTECT, related_name="claims")
    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    kind = _choice(terms.CLAIM_KINDS, "casualty")
    measure = _choice(terms.MEASURES)
    expression = _label("The words of the number, verbatim.")
    qualifier = _choice(terms.QUALIFIERS)
    low = _count()
    high = _count()
    soft_low = _count()
    soft_high = _count()
    unit = _choice(terms.UNITS, "persons")
    additive = models.BooleanField(default=False)
    cumulative = models.BooleanField(default=False)
    as_of = models.DateField(null=True, blank=True)
    override_reason = models.TextField(blank=True, default="", help_text="Why the interval was set by hand.")

    victim_label = _label()
    victim_entity = _entity("claims_as_victim")
    victim_status = _choice(terms.VICTIM_STATUSES)
    hors_de_combat = models.BooleanField(null=True, blank=True)
    status_basis = _label("Who says what status the victims had.")

    claimant_label = _label()
    claimant_entity = _entity("claims_made")
    claimant_side = _choice(terms.CLAIMANT_SIDES)
    speech_act = _choice(terms.SPEECH_ACTS)
    stance = _choice(terms.STANCES)
    narrator_stance = _choice(terms.STANCES)

    perpetrator_label = _label()
    perpetrator_entity = _entity("claims_as_perpetrator")
    perpetrator_basis = _choice(terms.PERPETRATOR_BASES)

    place_label = _label()
    place_entity = _entity("claims_at")
    place_folded = models.CharField(max_length=400, blank=True, default="", editable=False)
    where_prec = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.WHERE_PRECISIONS)
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    date_prec = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.DATE_PRECISIONS)
    date_basis = _choice(terms.DATE_BASES)

    incident = models.ForeignKey(Incident, models.PROTECT, null=True, blank=True, related_name="claims")
    rationale = models.TextField(blank=True, default="")
    source_reliability = models.CharField(
        max_length=1, choices=terms.SOURCE_RELIABILITIES, blank=True, default=""
    )
    information_credibility = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=terms.INFORMATION_CREDIBILITIES
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="claim_not_empty"),
            models.CheckConstraint(condition=~models.Q(quote=""), name="claim_has_quote"),
            models.CheckConstraint(
                condition=models.Q(high__isnull=True)
                | models.Q(low__isnull=False, low__lte=models.F("high")),
                name="claim_low_not_above_high",
            ),
            models.CheckConstraint(
                condition=models.Q(soft_high__isnull=True)
                | models.Q(soft_low__isnull=False, soft_low__lte=models.F("soft_high")),
                name="claim_soft_low_not_above_high",
            ),
            models.CheckConstraint(
                condition=models.Q(date_end__isnull=True)
                | models.Q(date_start__isnull=False, date_start__lte=models.F("date_end")),
                name="claim_dates_in_order",
            ),
            state_check("claim_state_known"),
            decision_pair("claim_decided_pair"),
        ]
        indexes = [
            models.Index(fields=["article", "start", "id"], name="claim_reading_order"),
            models.Index(fields=["incident", "measure", "low"], name="claim_of_incident"),
            models.Index(fields=["state", "submitted_at", "id"], name="claim_queue"),
            models.Index(fields=["author", "state", "id"], name="claim_of_author"),
            models.Index(fields=["project", "-id"], name="claim_newest"),
            models.Index(fields=["project", "measure", "-id"], name="claim_of_measure"),
            models.Index(fields=["project", "low", "id"], name="claim_by_low"),
            models.Index(fields=["project", "high", "id"], name="claim_by_high"),
            models.Index(fields=["project", "date_start", "id"], name="claim_by_day"),
            models.Index(
                fields=["project", "place_folded", "date_start"],
                condition=~models.Q(place_folded=""),
                name="claim_at_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expression or 'no number'} {self.measure}"
