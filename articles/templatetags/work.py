"""Small words that every page's forms need."""

from uuid import UUID, uuid4

from django import template

register = template.Library()


@register.simple_tag
def new_key() -> UUID:
    """A fresh idempotency key for a write form."""
    return uuid4()
