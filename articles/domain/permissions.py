"""Who may do what: the role table of the design as ONE table that views, templates and tests read."""

from enum import StrEnum


class Role(StrEnum):
    """A member's role in a project."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    SUPERVISOR = "supervisor"


class Grant(StrEnum):
    """How far a permission reaches."""

    NO = "no"
    OWN = "own"
    NOT_OWN = "not own"
    ANY = "any"


class Action(StrEnum):
    """Everything a member can do in a project."""

    READ = "read articles and accepted work"
    READ_ALL_WORK = "read others' drafts and submitted work"
    CREATE = "create an annotation, claim, link or message"
    EDIT = "edit or withdraw before submission"
    SUBMIT = "submit for review"
    DECIDE = "accept, correct, return or reject; decide a link"
    REOPEN = "reopen decided work"
    SIGN = "sign or reopen an assessment"
    EDIT_TAGS = "edit tags"
    EDIT_ARTICLE = "edit an article's details"
    EDIT_ENTITIES = "create and name entities and incidents"
    ASSIGN = "say which incident a claim is about"
    PROMOTE = "let a reader comment count"
    IMPORT = "import articles"
    DELETE = "soft delete"
    EXPORT_ACCEPTED = "export accepted work"
    EXPORT_ALL = "export everything"
    READ_LOG = "read the log"
    INVITE = "invite people as viewer or analyst"


_NO, _OWN, _NOT_OWN, _ANY = Grant.NO, Grant.OWN, Grant.NOT_OWN, Grant.ANY

# viewer, analyst, supervisor
TABLE: dict[Action, tuple[Grant, Grant, Grant]] = {
    Action.READ: (_ANY, _ANY, _ANY),
    Action.READ_ALL_WORK: (_NO, _NO, _ANY),
    Action.CREATE: (_NO, _ANY, _ANY),
    Action.EDIT: (_NO, _OWN, _OWN),
    Action.SUBMIT: (_NO, _OWN, _OWN),
    Action.DECIDE: (_NO, _NO, _NOT_OWN),
    Action.REOPEN: (_NO, _NO, _NOT_OWN),
    Action.SIGN: (_NO, _NO, _NOT_OWN),  # own: it rests on a claim of one's own
    Action.EDIT_TAGS: (_NO, _NO, _ANY),
    Action.EDIT_ARTICLE: (_NO, _ANY, _ANY),
    Action.EDIT_ENTITIES: (_NO, _ANY, _ANY),
    Action.ASSIGN: (_NO, _ANY, _ANY),  # any claim that the person sees: ARCHITECTURE.md, decision 20
    Action.PROMOTE: (_NO, _NO, _ANY),
    Action.IMPORT: (_NO, _NO, _ANY),  # an analyst when granted: Membership.can_import
    Action.DELETE: (_NO, _OWN, _ANY),
    Action.EXPORT_ACCEPTED: (_ANY, _ANY, _ANY),
    Action.EXPORT_ALL: (_NO, _NO, _ANY),
    Action.READ_LOG: (_NO, _OWN, _ANY),
    Action.INVITE: (_NO, _NO, _ANY),
}

_COLUMN = {Role.VIEWER: 0, Role.ANALYST: 1, Role.SUPERVISOR: 2}


def allows(action: Action, role: Role, *, own: bool = False) -> bool:
    """Whether ``role`` may do ``action`` to a thing that is (``own``) or is not the person's own."""
    grant = TABLE[action][_COLUMN[role]]
    if grant is Grant.ANY:
        return True
    return grant is (Grant.OWN if own else Grant.NOT_OWN)
