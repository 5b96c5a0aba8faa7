"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

from articles.domain import comfort


def _one_of(name: str, choices: comfort.Choices) -> models.CheckConstraint:
    """A constraint that allows the choices of a setting only."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{name}__in": [value for value, _ in choices]}), name=f"user_{name}_known"
    )


class User(AbstractUser):
    """A person. ``session_epoch`` grows when all sessions must end (role change, disabling)."""

    session_epoch = models.PositiveIntegerField(default=0)
    theme = models.CharField(max_length=8, choices=comfort.THEMES, default="system")
    density = models.CharField(max_length=12, choices=comfort.DENSITIES, default="comfortable")
    text_size = models.CharField(max_length=8, choices=comfort.TEXT_SIZES, default="medium")
    measure = models.CharField(max_length=8, choices=comfort.MEASURES, default="medium")
    leading = models.CharField(max_length=8, choices=comfort.LEADINGS, default="medium")
    typeface = models.CharField(max_length=8, choices=comfort.TYPEFACES, default="serif")
    single_keys = models.BooleanField(
        default=True, help_text="Single-letter keys in the reading pane and the queues."
    )
    keys = models.JSONField(
        default=dict, blank=True, help_text="articles.domain.own_keys: only what differs."
    )
    skipped_notes = models.JSONField(
        default=list, blank=True, help_text="Contents before which no note stands, or all."
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            _one_of("theme", comfort.THEMES),
            _one_of("density", comfort.DENSITIES),
            _one_of("text_size", comfort.TEXT_SIZES),
            _one_of("measure", comfort.MEASURES),
            _one_of("leading", comfort.LEADINGS),
            _one_of("typeface", comfort.TYPEFACES),
        ]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Sessions die with the password and with the epoch (Django's hook for both)."""
        return salted_hmac(
            "articles.models.User.session",
            f"{self.password}:{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    @property
    def name(self) -> str:
        """What colleagues call this person."""
        return self.get_full_name() or self.username
