"""What the analysts decided about pairs of claims.

An analyst links his own claims and accepted ones: nobody sees another's pending work.
"""

from articles.demo.shapes import ACCEPTED, DRAFT, REJECTED, RETURNED, Pair

LINKS: tuple[Pair, ...] = (
    Pair(
        "guard-against-monitor", "sl-guard-68", "sl-monitor-100", "conflicts", "ana", ACCEPTED, "number",
        "Both speak of the guards of the garrison. 68 dead cannot be more than 100.",
    ),
    Pair(
        "guard-against-hospital", "hw-guard-51", "sl-hospital-70", "conflicts", "ben", RETURNED, "number",
        "Seventy bodies, most of them in uniform, are more than the 51 whom the Guard admits.",
        reason="The hospital’s bodies are not all guards. Say why you take the scopes as the same.",
    ),
    Pair(
        "monitor-against-brigade", "sl-monitor-100", "hw-brigade-150", "conflicts", "ana", dimension="number",
        rationale="Both can be true, since more than 150 is also more than 100. But the Monitor counts "
        "graves and the Brigade counts for itself; the usual readings lie apart.",
    ),
    Pair(
        "monitor-against-brigade-ben", "hw-brigade-150", "sl-monitor-100", "compatible", "ben",
        rationale="Neither excludes the other. I would keep the two figures and the doubt, and no conflict.",
    ),
    Pair(
        "executed-inside-killed", "sl-monitor-23", "sl-monitor-100", "part_of", "ana", ACCEPTED,
        rationale="“including” says so.",
    ),
    Pair(
        "denial-against-executed", "lr-no-prisoner-harmed", "sl-monitor-23", "conflicts", "ben", ACCEPTED,
        "occurrence", "The Brigade denies what the Monitor counts.",
    ),
    Pair(
        "guard-corrects-itself", "sl-guard-68", "hw-guard-51", "supersedes", "ana", ACCEPTED,
        rationale="The Guard’s own later figure; the article says that it had earlier spoken of 51.",
    ),
    Pair(
        "sawt-repeats-register", "sk-monitor-100", "sl-monitor-100", "repeats", "ben",
        rationale="One register, two outlets of the same day.",
    ),
    Pair(
        "sawt-repeats-communique", "sk-brigade-150", "hw-brigade-150", "repeats", "ana",
        rationale="The courier’s communiqué; the radio adds nothing of its own.",
    ),
    Pair(
        "tomas-beside-hospital", "sl-tomas-90", "sl-hospital-70", "compatible", "ben", DRAFT,
        rationale="About 90 seen, at least 70 brought in.",
    ),
    Pair(
        "release-radio", "hw-guard-14", "kr-guard-14", "repeats", "ana", ACCEPTED,
        rationale="The press release, word for word.",
    ),
    Pair(
        "release-outer-post", "hw-guard-14", "op-guard-40", "repeats", "ana", ACCEPTED,
        rationale="The same sentence with forty for fourteen. One source with a copying error, not two.",
    ),
    Pair(
        "guard-adds-three", "kr-guard-17", "kr-guard-14", "supersedes", "ana",
        rationale="Fourteen and three more.",
    ),
    Pair(
        "drivers-or-fighters", "hw-guard-14", "hw-drivers", "conflicts", "ana", ACCEPTED, "victim_status",
        "No numbers needed: the same burned men are fighters for one and drivers for the other.",
    ),
    Pair(
        "eleven-names", "hw-guard-14", "lr-drivers-11", "conflicts", "ben", dimension="victim_status",
        rationale="The numbers can agree, the people cannot.",
    ),
    Pair(
        "accord-denies", "lr-accord-none", "hw-guard-14", "conflicts", "ana", dimension="occurrence",
        rationale="No fighter on the bridge against fourteen dead fighters.",
    ),
    Pair(
        "network-beside-drivers", "hw-network-10", "lr-drivers-11", "compatible", "ben",
        rationale="About ten on the day, at least eleven names two days later.",
    ),
    Pair(
        "marren-rises", "sl-council-17", "hw-council-9", "supersedes", "ana", ACCEPTED,
        rationale="The council’s own later figure, after the roof was lifted.",
    ),
    Pair(
        "marren-rises-midway", "sl-council-17", "sl-council-14", "supersedes", "ana",
        rationale="Wednesday’s figure, two days older.",
    ),
    Pair(
        "whose-guns", "sl-council-17", "hw-guard-several", "conflicts", "ben", dimension="perpetrator",
        rationale="The council names the Guard, the Guard names the Accord.",
    ),
    Pair(
        "which-day", "op-traders", "sl-council-17", "conflicts", "ben", DRAFT, "time",
        "Monday the 6th against Tuesday the 7th. There is no market on a Monday.",
    ),
    Pair(
        "two-wards", "sl-hospital-57-wounded", "hw-council-9", "distinct", "ana", REJECTED,
        rationale="Different wounded, different week.",
        reason="One counts wounded and one counts dead; nobody would have compared them.",
    ),
)  # fmt: skip
