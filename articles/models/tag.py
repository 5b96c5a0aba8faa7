"""The codebook: what analysts mark."""

from django.db import models

from articles.models.base import Exported, Versioned
from articles.models.entity import Entity
from articles.models.project import Project


class Hue(models.TextChoices):
    """The ten named hues of the design, in the order of their class numbers 1–10."""

    PLUM = "plum"
    OCHRE = "ochre"
    INDIGO = "indigo"
    TEAL = "teal"
    OLIVE = "olive"
    BLUE = "blue"
    BRICK = "brick"
    MUSTARD = "mustard"
    GREEN = "green"
    VIOLET = "violet"

    @property
    def number(self) -> int:
        """1 for plum … 10 for violet: the N of the class ``t-N``."""
        return list(Hue).index(self) + 1


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags as the tag bar shows them."""

    def of(self, project: Project) -> "TagQuerySet":
        """The tags of a project in their order, retired ones left out."""
        return self.filter(project=project, retired_at__isnull=True).order_by("order", "id")


class Tag(Exported, Versioned):
    """One code of the codebook. With an ``entity_kind`` its annotations are mentions."""

    LOGGED = (
        *(
            "name",
            "letter",
            "hue",
            "key",
            "entity_kind",
            "definition",
            "include",
            "exclude",
            "example",
            "order",
        ),
    )
    WORDING = ("name", "definition", "include", "exclude", "example")
    """What says which words take the tag: a change of it makes earlier annotations worth another look."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="tags")
    name = models.CharField(max_length=60)
    letter = models.CharField(max_length=4, help_text="The chip on the text: one letter of any script.")
    hue = models.CharField(max_length=8, choices=Hue.choices)
    key = models.CharField(max_length=8, blank=True, default="", help_text="1–9, 0, or Shift+1 …")
    entity_kind = models.CharField(max_length=20, choices=Entity.KINDS, blank=True, default="")
    definition = models.TextField(blank=True, default="")
    include = models.TextField(blank=True, default="")
    exclude = models.TextField(blank=True, default="")
    example = models.TextField(blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveIntegerField(default=0)
    worded_in = models.PositiveIntegerField(default=1, help_text="The version that brought its wording.")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["project", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="tag_name_once"),
            models.UniqueConstraint(fields=["project", "letter"], name="tag_letter_once"),
            models.UniqueConstraint(
                fields=["project", "key"], name="tag_key_once", condition=~models.Q(key="")
            ),
            models.CheckConstraint(condition=~models.Q(letter=""), name="tag_has_letter"),
            models.CheckConstraint(condition=models.Q(hue__in=Hue.values), name="tag_hue_known"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="tag_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def no(self) -> int:
        """The N of the class ``t-N``."""
        return Hue(self.hue).number
