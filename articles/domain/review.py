"""The life of a piece of work: its states, what moves it, who may move it and who sees it.

An annotation, a claim and a link all follow this one table. The diagram in ARCHITECTURE.md is drawn from it.
"""

from dataclasses import dataclass
from enum import StrEnum

from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action, Role, allows


class State(StrEnum):
    """Where a piece of work stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What moves a piece of work from one state to the next."""

    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    ACCEPT = "accept"
    CORRECT = "correct"
    RETURN = "return"
    REJECT = "reject"
    REOPEN = "reopen"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: ``act`` moves ``source`` to ``target``."""

    act: Act
    source: State
    target: State
    action: Action
    wording: str
    needs_reason: bool = False


def _own(act: Act, source: State, target: State, wording: str) -> Transition:
    return Transition(act, source, target, Action.SUBMIT if act is Act.SUBMIT else Action.EDIT, wording)


TRANSITIONS: tuple[Transition, ...] = (
    _own(Act.EDIT, State.DRAFT, State.DRAFT, "edits"),
    _own(Act.EDIT, State.RETURNED, State.RETURNED, "edits"),
    _own(Act.SUBMIT, State.DRAFT, State.SUBMITTED, "submits for review"),
    _own(Act.SUBMIT, State.RETURNED, State.SUBMITTED, "submits again"),
    _own(Act.WITHDRAW, State.DRAFT, State.WITHDRAWN, "removes"),
    _own(Act.WITHDRAW, State.RETURNED, State.WITHDRAWN, "removes"),
    _own(Act.RESTORE, State.WITHDRAWN, State.DRAFT, "takes the removal back"),
    Transition(Act.ACCEPT, State.SUBMITTED, State.ACCEPTED, Action.DECIDE, "accepts"),
    Transition(Act.CORRECT, State.SUBMITTED, State.ACCEPTED, Action.DECIDE, "corrects and accepts"),
    Transition(Act.RETURN, State.SUBMITTED, State.RETURNED, Action.DECIDE, "returns with a reason", True),
    Transition(Act.REJECT, State.SUBMITTED, State.REJECTED, Action.DECIDE, "rejects with a reason", True),
    Transition(Act.REOPEN, State.ACCEPTED, State.SUBMITTED, Action.REOPEN, "reopens with a reason", True),
    Transition(Act.REOPEN, State.REJECTED, State.SUBMITTED, Action.REOPEN, "reopens with a reason", True),
    *(
        Transition(Act.UNDO, decided, State.SUBMITTED, Action.DECIDE, "takes the decision back")
        for decided in (State.ACCEPTED, State.RETURNED, State.REJECTED)
    ),
)

EDITABLE = frozenset(t.source for t in TRANSITIONS if t.act is Act.EDIT)
PENDING = State.SUBMITTED
DECIDED = frozenset({State.ACCEPTED, State.RETURNED, State.REJECTED})
STANDING = frozenset(State) - {State.WITHDRAWN}
DECISIONS = frozenset({Act.ACCEPT, Act.CORRECT, Act.RETURN, Act.REJECT})

STATE_WORDS: dict[State, str] = {
    State.DRAFT: "draft",
    State.SUBMITTED: "submitted",
    State.RETURNED: "returned",
    State.ACCEPTED: "accepted",
    State.REJECTED: "rejected",
    State.WITHDRAWN: "removed",
}


def moved(state: str, act: Act, *, role: Role, own: bool, reason: str = "") -> State:
    """Return the state after ``act``; raise Refused or NotAllowed with the sentence to show.

    ``own`` says whether the work is the person's own: nobody decides on his own work.
    """
    rows = [t for t in TRANSITIONS if t.act is act and t.source == state]
    if not rows:
        raise Refused(
            f"This is {STATE_WORDS[State(state)]}, so it cannot be {PAST[act]}. Load the page again."
        )
    row = rows[0]
    if not allows(row.action, role, own=own):
        if row.action in {Action.DECIDE, Action.REOPEN} and own:
            raise NotAllowed("This is your own work. Another supervisor decides on it.")
        raise NotAllowed(f"As {role.value} you cannot do this: the work is somebody else’s to {act.value}.")
    if row.needs_reason and not reason.strip():
        raise Refused("Write a reason: it goes back to the analyst with the work.", field="reason")
    return row.target


PAST: dict[Act, str] = {
    Act.EDIT: "changed",
    Act.SUBMIT: "submitted",
    Act.WITHDRAW: "removed",
    Act.RESTORE: "brought back",
    Act.ACCEPT: "accepted",
    Act.CORRECT: "corrected",
    Act.RETURN: "returned",
    Act.REJECT: "rejected",
    Act.REOPEN: "reopened",
    Act.UNDO: "taken back",
}


def sees(*, role: Role, own: bool, state: str, open_work: bool) -> bool:
    """Whether a member sees a piece of work (trust.md, role table).

    Accepted work is for all members; one's own always; everything for supervisors; other analysts' standing
    work only where the project opens it.
    """
    if own or role is Role.SUPERVISOR or state == State.ACCEPTED:
        return True
    return open_work and role is Role.ANALYST and state != State.WITHDRAWN


def mermaid() -> str:
    """Return the state diagram in Mermaid's notation, one line for each transition."""
    lines = ["stateDiagram-v2", "    [*] --> draft: analyst marks"]
    for t in TRANSITIONS:
        who = "supervisor" if t.action in {Action.DECIDE, Action.REOPEN} else "author"
        lines.append(f"    {t.source.value} --> {t.target.value}: {who} {t.wording}")
    return "\n".join(lines)
