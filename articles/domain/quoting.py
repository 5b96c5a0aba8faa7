"""The few words of a quote that stand in a line: around what matters, cut between words."""


def cut_around(quote: str, words: str, most: int) -> str:
    """About ``most`` characters of ``quote`` around the first ``words``; "…" where something is left out.

    Never cuts within a word; white space is folded. Without ``words`` in it, the beginning.
    """
    text = " ".join(quote.split())
    if len(text) <= most:
        return text
    found = max(text.casefold().find(" ".join(words.split()).casefold()), 0)
    at = text.rfind(" ", 0, found) + 1  # the words may stand inside a longer one
    after = text.find(" ", found + len(words))
    room = max(most - len(words), 0)
    start = max(0, min(at - room // 3, len(text) - most))
    if start:
        start = min(text.find(" ", start, at) + 1 or at, at)
    end = min(len(text), start + most)
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), after if after >= 0 else len(text))
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
