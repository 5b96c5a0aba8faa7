"""An incident with claims of two analysts that differ, for the tests of plots, rules and signatures."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from articles.actions.links import decide_link
from articles.models import Article, Assessment, Claim, Incident, User
from tests.claims.sample import KILLED, LOSSES, WOUNDED, make_claim, make_incident

OFFICERS = "23 officers"


@dataclass(frozen=True)
class Garrison:
    """Killed: 101 or more and of them 23 executed (ana), 68 (ben). Wounded: about 40 (ben). All accepted."""

    incident: Incident
    many: Claim
    executed: Claim
    losses: Claim
    wounded: Claim


def make_garrison(article: Article, ana: User, ben: User) -> Garrison:
    """The incident; 101 and 68 conflict, the executed are part of the 101."""
    incident = make_incident(article.project, ana)
    accord = {"claimant_label": "Northern Accord", "claimant_side": "perpetrator_side", "as_of": "2023-03-17"}
    guard = {"claimant_label": "Interior Guard", "claimant_side": "victim_side", "as_of": "2023-03-18"}
    here: dict[str, Any] = {"incident": incident, "state": "accepted"}
    many = make_claim(article, ana, KILLED, expression="more than 100", **accord, **here)
    executed = make_claim(article, ana, OFFICERS, expression="23", measure="executed", **accord, **here)
    losses = make_claim(article, ben, LOSSES, **guard, **here)
    wounded = make_claim(article, ben, WOUNDED, expression="some 40", measure="wounded", **guard, **here)
    for row in (many, executed, losses, wounded):
        row.refresh_from_db()
    decide_link(a=executed, b=many, kind="part_of", key=uuid4(), by=ana)
    decide_link(a=many, b=losses, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    return Garrison(incident, many, executed, losses, wounded)


def sign_body(garrison: Garrison, *included: Claim, **fields: Any) -> dict[str, Any]:
    """What the form sends to sign the killed, resting on ``included`` (all three when none is named)."""
    shown = (garrison.many, garrison.executed, garrison.losses)
    return {
        "key": str(uuid4()), "measure": "killed", "rule": "ucdp", "low": "68", "best": "101",
        "high_open": "on",
        "grade": "contested", "credibility": "3", "rationale": "The Guard counts its rolls only.",
        "claim": [f"{claim.uuid}:{claim.version}" for claim in shown],
        "included": [str(claim.uuid) for claim in included or (garrison.many, garrison.losses)],
        **fields,
    }  # fmt: skip


def sign_url(garrison: Garrison) -> str:
    return f"/p/orsel/incidents/{garrison.incident.uuid}/sign/"


def signed(client: Any, garrison: Garrison, *included: Claim, **fields: Any) -> Assessment:
    """An assessment, signed through the form."""
    answer = client.post(sign_url(garrison), sign_body(garrison, *included, **fields))
    assert answer.status_code == 302, answer.content.decode()
    return Assessment.objects.latest("id")
