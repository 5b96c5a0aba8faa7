"""Days as a sentence says them."""

from datetime import date, datetime

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


def since_words(then: datetime, now: datetime) -> str:
    """ "now", "5 min", "2 h", "3 d": whole units, rounded down."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 24 * 60 else f"{minutes // (24 * 60)} d"
