"""Proposals of claims: what a selection and its sentence say, field by field, each with its own words.

The machine proposes, a person decides: nothing here is stored before an analyst has seen and saved it. What
the words do not say plainly stays blank, because a wrong guess costs more than none.
"""

from articles.domain.proposals.proposing import propose
from articles.domain.proposals.shapes import Choice, HopProposal, Label, Place, Proposal, Range, When

__all__ = ["Choice", "HopProposal", "Label", "Place", "Proposal", "Range", "When", "propose"]
