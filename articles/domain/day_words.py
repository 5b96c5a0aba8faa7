"""Days as a sentence says them."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def day_words(day: date | None) -> str:
    """ "18 March 2023", "" when unknown."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def days_words(first: date | None, last: date | None) -> str:
    """ "14 to 15 March 2023", with month and year said once where they are the same."""
    if first is None or last is None or first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"
