"""Figures for the four rules, made from the words of an article."""

from dataclasses import replace
from datetime import date

from articles.domain.counted import Counted
from articles.domain.quantities import read


def counted(expression: str, **fields: object) -> Counted:
    """A figure of the dead with the quantity of ``expression``; its id is the expression unless given."""
    quantity = read(expression)
    figure = Counted(
        claim_id=expression,
        expression=quantity.expression,
        qualifier=str(quantity.qualifier),
        hard=quantity.hard,
        soft=quantity.soft,
        additive=quantity.additive,
    )
    return replace(figure, **fields)  # type: ignore[arg-type]


def march(day: int) -> date:
    return date(2023, 3, day)
