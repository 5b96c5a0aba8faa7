"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """A person. ``session_epoch`` grows when all sessions must end (role change, disabling)."""

    THEMES = (("system", "as the system"), ("light", "light"), ("dark", "dark"))
    DENSITIES = (("comfortable", "comfortable"), ("compact", "compact"))

    session_epoch = models.PositiveIntegerField(default=0)
    theme = models.CharField(max_length=8, choices=THEMES, default="system")
    density = models.CharField(max_length=12, choices=DENSITIES, default="comfortable")
    single_keys = models.BooleanField(
        default=True, help_text="Single-letter keys in the reading pane and the queues."
    )

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
