"""People, their seats and their sign-in links."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from articles.actions.log import record
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.models import Membership, Project, User


class SignInTokens(PasswordResetTokenGenerator):
    """Signed tokens that die with the first sign-in (they cover last_login) or after a day."""

    key_salt = "articles.actions.people.SignInTokens"


tokens = SignInTokens()


def sign_in_path(user: User) -> tuple[str, str]:
    """The two parts of a single-use sign-in link: the person's id and the token."""
    return urlsafe_base64_encode(str(user.pk).encode()), tokens.make_token(user)


def person_of_link(uid: str, token: str) -> User:
    """The person a sign-in link is for; raises Refused when it was used, is too old or was changed."""
    try:
        user = User.objects.get(pk=int(urlsafe_base64_decode(uid)), is_active=True)
    except (ValueError, OverflowError, User.DoesNotExist):
        user = None
    if user is None or not tokens.check_token(user, token):
        raise Refused("This sign-in link was used already or is older than a day. Ask for a new one.")
    return user


@transaction.atomic
def use_sign_in_link(*, uid: str, token: str) -> User:
    """Use up a link: of two simultaneous uses one is refused. The caller signs the person in."""
    user = person_of_link(uid, token)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not tokens.check_token(locked, token):
        raise Refused("This sign-in link was used already or is older than a day. Ask for a new one.")
    locked.last_login = timezone.now()
    locked.save(update_fields=["last_login"])
    record(verb="person.sign_in_by_link", subject=locked, by=locked, project=None)
    return locked


@transaction.atomic
def create_user(*, username: str, by: User | None) -> User:
    """Make a person without a password: a sign-in link lets him or her in. Raises Refused if taken."""
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(f"There is already a user named {username}.")
    user = User(username=username)
    user.set_unusable_password()
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise Refused(
            f"“{username}” cannot be a user name: take letters, digits and @ . + - _ without spaces."
        ) from error
    user.save()
    record(verb="person.create", subject=user, by=by, project=None, after={"username": username})
    return user


@transaction.atomic
def seat_member(*, project: Project, user: User, role: Role, by: User | None) -> Membership:
    """Give ``user`` a seat, or change the role of the one there is; a change ends the person's sessions."""
    if by is not None and by.pk == user.pk:
        raise Refused("Nobody changes his or her own role.")
    seat, made = Membership.objects.get_or_create(project=project, user=user, defaults={"role": role.value})
    before = None if made else {"role": seat.role}
    if not made and seat.role != role.value:
        Membership.objects.filter(pk=seat.pk).update(role=role.value)
        seat.role = role.value
        User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    if made or before != {"role": role.value}:
        record(
            verb="member.seat",
            subject=user,
            by=by,
            project=project,
            before=before,
            after={"role": role.value},
        )
    return seat


@transaction.atomic
def invite(*, project: Project, username: str, role: Role, by: User) -> tuple[str, str] | None:
    """Give ``username`` a seat, making the person when there is none; raises Refused when seated already.

    Returns the parts of the sign-in link for somebody new; a person who has an account needs none, and a
    supervisor of one project is not handed the key to another's account.
    """
    if role is Role.SUPERVISOR:
        raise Refused("Supervisors are made by the site's administrator: manage.py create_user.")
    user = User.objects.filter(username__iexact=username).first()
    if user is not None and Membership.objects.filter(project=project, user=user).exists():
        raise Refused(f"{username} has a seat in this project already.")
    new = user is None
    user = user or create_user(username=username, by=by)
    seat_member(project=project, user=user, role=role, by=by)
    return sign_in_path(user) if new else None
