"""In which order pairs of claims come before a person (domain.md §4)."""

from articles.domain.verdicts import Result, Verdict

_PLACES = {
    Result.CONFLICT: 0,
    Result.SUPERSEDES: 3,
    Result.NOT_COMPARABLE: 4,
    Result.NOT_EVALUATED: 5,
}


def urgency(verdict: Verdict) -> tuple[int, float]:
    """Sorts conflicts first, the widest gap first, then discrepant ones, then what agrees."""
    agreeing = 1 if verdict.discrepant else 2
    return _PLACES.get(verdict.result, agreeing), -verdict.gap
