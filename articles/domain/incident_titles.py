"""What an incident is called before somebody gives it a better name."""

from datetime import date

from articles.domain.day_words import days_words


def proposed_title(place: str, first: date | None, last: date | None) -> str:
    """ "Ilvane barracks, 14 to 15 March 2023"; "" when neither place nor date is known."""
    return ", ".join(part for part in (" ".join(place.split())[:150], days_words(first, last)) if part)
