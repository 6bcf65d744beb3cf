"""{% load durations %} brings the filter `duration` into a template."""

from django import template

register = template.Library()


@register.filter
def duration(minutes: int) -> str:
    """Minutes as people say them: 1 h 35 min."""
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
