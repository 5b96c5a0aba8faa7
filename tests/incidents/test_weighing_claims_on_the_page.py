"""The page of one incident: plot, rules, what may be left out, and that every state is an address."""

import re

import pytest

from articles.models import Claim, Incident, Passage, ReaderComment
from tests.claims.sample import LOSSES, Counted, make_claim
from tests.incidents.garrison import Garrison, make_garrison, signed

FORBIDDEN = re.compile(r"[\d.]+,\d")


@pytest.fixture
def garrison(article, ana, ben) -> Garrison:
    return make_garrison(article, ana, ben)


def page_of(garrison: Garrison, query: str = "") -> str:
    return f"/p/orsel/incidents/{garrison.incident.uuid}/{query}"


def rules_of(view) -> dict[str, list[str]]:
    return {row.label: [cell.answer.words for cell in row.cells] for row in view.rules.rows}


def plot_of(view) -> list[str]:
    """The plot line by line: "[Killed]", "Northern Accord:", "101 or more"."""
    return [
        said
        for section in view.plot.sections
        for said in (
            f"[{section.label}]",
            *(
                words
                for group in section.groups
                for words in (
                    f"{group.label}:",
                    *("  " * ln.row.depth + ln.claim.number for ln in group.lines),
                )
            ),
        )
    ]


def test_the_facts_count_origins_not_articles_and_pairs_not_links(garrison, sam, ana, as_user):
    facts = as_user(sam).get(page_of(garrison)).context["view"].facts
    assert (facts.claims, facts.origins, facts.articles, facts.conflicts) == (4, 2, 1, 1)


def test_the_facts_name_what_it_lies_within_and_what_it_contains(garrison, project, sam, as_user):
    whole = Incident.objects.create(project=project, title="Spring fighting")
    Incident.objects.create(project=project, title="Executions", parent=garrison.incident)
    Incident.objects.filter(pk=garrison.incident.pk).update(parent=whole)
    page = as_user(sam).get(page_of(garrison)).content.decode()
    facts = page.split('class="facts"')[1].split("</div>")[0]
    assert "Within" in facts
    assert "Spring fighting" in facts
    assert "Contains" in facts
    assert "Executions" in facts


def test_conflicts_that_nobody_decided_are_counted_and_lead_to_the_desk(garrison, article, ben, sam, as_user):
    assert as_user(sam).get(page_of(garrison)).context["view"].facts.undecided == 0
    make_claim(article, ben, LOSSES, expression="12", incident=garrison.incident, state="accepted")
    answer = as_user(sam).get(page_of(garrison))
    assert answer.context["view"].facts.undecided == 3  # against 101, against 68, and 23 are more than 12
    assert f'/p/orsel/conflicts/?incident={garrison.incident.uuid}">undecided</a>' in answer.content.decode()


def test_the_four_rules_answer_for_each_measure_and_name_what_they_dropped(garrison, sam, as_user):
    view = as_user(sam).get(page_of(garrison)).context["view"].weighing
    assert rules_of(view) == {
        "Killed": ["68–101+", "68 · 68 · open", "68", "68"],
        "Executed": ["23", "23 · 23 · 23", "23", "undefined"],
        "Wounded": ["32–48", "32 · 40 · 48", "40", "40"],
    }
    killed = view.rules.rows[0]
    assert [(drop.claim.number, drop.reason) for drop in killed.common] == [
        ("23", "Who was executed is counted under killed already.")
    ]
    assert [(drop.claim.number, drop.reason) for drop in killed.cells[3].dropped] == [
        ("101 or more", "It rests on a claim of the perpetrator’s side.")
    ]


def test_the_plot_is_grouped_by_origin_by_date_or_by_side(garrison, sam, as_user):
    client = as_user(sam)
    by = {
        name: plot_of(client.get(page_of(garrison, f"?by={name}")).context["view"].weighing)
        for name in ("origin", "date", "side")
    }
    assert by["origin"][:5] == ["[Killed]", "Northern Accord:", "101 or more", "  23", "Interior Guard:"]
    assert by["date"][1:4] == ["17 March 2023:", "101 or more", "  23"]
    assert by["side"][1:3] == ["Victims’ side:", "68"]
    odd = client.get(page_of(garrison, "?by=colour")).context["view"].weighing
    assert odd.plot.order == "origin"


def test_a_conflict_is_drawn_from_line_to_line_and_named_in_words(garrison, sam, as_user):
    answer = as_user(sam).get(page_of(garrison))
    groups = answer.context["view"].weighing.plot.sections[0].groups
    crossing = [
        strand.shape
        for group in groups
        for strands in (group.strands, *(line.row.strands for line in group.lines))
        for strand in strands
    ]
    assert crossing == ["down", "through", "through", "up"]
    assert groups[0].lines[0].claim.links == "1 conflict"
    drawn = answer.content.decode().split('id="weighing"')[1]
    assert not [
        at
        for at in re.findall(r' (?:x|x1|x2|y|y1|y2|cx|cy|width|height)="([^"]*)"', drawn)
        if FORBIDDEN.search(at)
    ]


def test_a_claim_left_out_by_the_address_leaves_plot_and_rules(garrison, sam, as_user):
    view = as_user(sam).get(page_of(garrison, f"?without={garrison.losses.uuid}")).context["view"].weighing
    assert rules_of(view)["Killed"] == ["101+", "101 · 101 · open", "100", "undefined"]
    line = next(line for line in view.lines if line.number == "68")
    assert (line.left_out, line.note) == (True, "left out by you")
    drawn = {
        ln.claim.number: ln.row.bar.drawn for s in view.plot.sections for g in s.groups for ln in g.lines
    }
    assert drawn["68"] is False
    assert drawn["101 or more"] is True
    assert view.query == f"without={garrison.losses.uuid}"
    assert view.left_out == 1


def test_one_link_leaves_out_what_nobody_has_accepted(garrison, sam, as_user):
    Claim.objects.filter(pk=garrison.losses.pk).update(state="submitted")
    client = as_user(sam)
    whole = client.get(page_of(garrison))
    assert "Leave out the 1 not accepted" in whole.content.decode()
    weighing = whole.context["view"].weighing
    left = client.get(page_of(garrison, f"?{weighing.accepted_only}"))
    assert rules_of(left.context["view"].weighing)["Killed"][1] == "101 · 101 · open"
    assert "not accepted</a>" not in left.content.decode()


def test_what_is_no_claim_of_the_incident_is_not_left_out(garrison, sam, as_user):
    for odd in ("x", "%27", str(garrison.incident.uuid)):
        view = as_user(sam).get(page_of(garrison, f"?without={odd}")).context["view"].weighing
        assert (view.left_out, view.query) == (0, "")


def test_the_form_of_what_is_left_out_works_without_script(garrison, sam, as_user):
    page = as_user(sam).get(page_of(garrison, f"?by=side&without={garrison.losses.uuid}")).content.decode()
    form = page.split('class="without"')[1].split("</form>")[0]
    assert 'method="get"' in form
    assert '<input type="hidden" name="by" value="side">' in form
    assert f'value="{garrison.losses.uuid}" id="without-{garrison.losses.uuid}" checked' in form
    assert '<noscript><button class="btn" type="submit">' in form
    assert f"?by=date&amp;without={garrison.losses.uuid}" in page


def test_the_fragment_is_the_part_of_the_page_it_replaces(garrison, sam, as_user):
    client, query = as_user(sam), f"?by=side&without={garrison.many.uuid}"
    signed(client, garrison)
    fragment = client.get(page_of(garrison, query), headers={"HX-Request": "true"}).content.decode()
    page = client.get(page_of(garrison, query)).content.decode()
    start = page.index('<div id="weighing">')
    there = fragment[fragment.index('<div id="weighing">') :].strip()
    assert page[start : start + len(there)].split() == there.split()


def test_a_reader_comment_is_drawn_and_not_counted_until_it_is_promoted(garrison, article, ana, sam, as_user):
    words = "counted about 90 at the ford"
    make_claim(article, ana, words, expression="about 90", incident=garrison.incident, state="accepted")
    client = as_user(sam)
    view = client.get(page_of(garrison)).context["view"].weighing
    assert [line.note for line in view.lines if line.number == "about 90"] == ["reader comment"]
    assert rules_of(view)["Killed"][0] == "68–101+"
    comment = Passage.objects.exclude(comment=None).order_by("start").first().comment
    ReaderComment.objects.filter(pk=comment.pk).update(promoted=True)
    view = client.get(page_of(garrison)).context["view"].weighing
    assert rules_of(view)["Killed"][0] == "68–108+"


def test_the_time_line_shows_tolls_and_neither_parts_nor_reader_comments(
    garrison, article, ana, ben, sam, as_user
):
    here = {"incident": garrison.incident, "state": "accepted"}
    make_claim(
        article, ben, LOSSES, expression="51", as_of="2023-03-15", claimant_label="Interior Guard", **here
    )
    make_claim(
        article, ana, "counted about 90 at the ford", expression="about 90", as_of="2023-03-19", **here
    )
    (days,) = as_user(sam).get(page_of(garrison)).context["view"].weighing.plot.days
    assert days.words == "15 March 2023: 51. 17 March 2023: 101+. 18 March 2023: 68."
    assert [mark.label for mark in days.plot.marks] == ["51", "101+", "68"]
    assert len(days.plot.lines) == 1


def test_the_signed_range_lies_behind_the_bars_and_the_rule_is_marked(garrison, sam, vera, as_user):
    signed(as_user(sam), garrison)
    answer = as_user(vera).get(page_of(garrison))
    section = answer.context["view"].weighing.plot.sections[0]
    assert (section.band.start, section.band.width, section.best) == ("34%", "66%", "101")
    assert "signed best 101" in answer.content.decode()
    signs = [cell.signed for cell in answer.context["view"].weighing.rules.rows[0].cells]
    assert signs == [False, True, False, False]
    assert "Reopen" not in answer.content.decode()


def test_claims_on_victims_of_different_status_are_said_to_be_mixed(garrison, sam, as_user):
    Claim.objects.filter(pk=garrison.many.pk).update(victim_status="combatant")
    Claim.objects.filter(pk=garrison.losses.pk).update(victim_status="civilian")
    rules = as_user(sam).get(page_of(garrison)).context["view"].weighing.rules
    assert rules.rows[0].statuses == "civilian, combatant"


def test_what_is_not_counted_in_people_is_drawn_apart_and_weighed_by_no_rule(
    garrison, article, ben, sam, as_user
):
    fields = {"expression": "68", "unit": "vehicles", "measure": "destroyed"}
    make_claim(article, ben, LOSSES, incident=garrison.incident, state="accepted", **fields)
    view = as_user(sam).get(page_of(garrison)).context["view"].weighing
    assert "[Destroyed, vehicles]" in plot_of(view)
    assert "Destroyed" not in rules_of(view)


def test_an_incident_without_claims_says_what_to_do(project, sam, as_user):
    empty = Incident.objects.create(project=project, title="Raid")
    page = as_user(sam).get(f"/p/orsel/incidents/{empty.uuid}/").content.decode()
    assert "No claims about this incident yet" in page


def test_drafts_of_others_are_neither_drawn_nor_weighed(garrison, article, ana, ben, as_user):
    make_claim(article, ben, LOSSES, expression="12", incident=garrison.incident)
    view = as_user(ana).get(page_of(garrison)).context["view"].weighing
    assert rules_of(view)["Killed"][2] == "68"
    assert rules_of(as_user(ben).get(page_of(garrison)).context["view"].weighing)["Killed"][2] == "12"


def test_the_page_costs_the_same_for_1_20_and_500_claims(garrison, article, ben, sam, as_user):
    template = Claim.objects.get(pk=garrison.losses.pk)
    client, counts, made = as_user(sam), [], 0
    client.get(page_of(garrison))
    for number in (1, 20, 500):
        Claim.objects.bulk_create(
            Claim(**values_of(template) | {"claimant_label": f"Wire {n}"}) for n in range(made, number)
        )
        made = number
        with Counted() as counted:
            assert client.get(page_of(garrison)).status_code == 200
        counts.append(len(counted.statements))
    assert len(set(counts)) == 1
    assert counts[0] <= 30


def values_of(claim: Claim) -> dict[str, object]:
    names = [field.attname for field in Claim._meta.concrete_fields if field.attname not in ("id", "uuid")]
    return {name: getattr(claim, name) for name in names}
