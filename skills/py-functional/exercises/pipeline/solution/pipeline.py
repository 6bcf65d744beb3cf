"""Functions that make functions."""

from collections import OrderedDict
from collections.abc import Callable
from functools import reduce, wraps
from itertools import count
from typing import Any


def compose(*steps: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The steps as one function, from left to right."""
    return lambda value: reduce(lambda result, step: step(result), steps, value)


def discount(percent: float) -> Callable[[float], float]:
    """A function that lowers a price."""
    return lambda price: price * (100 - percent) / 100


def numbering(start: int = 1) -> Callable[[], int]:
    """A function that counts its calls."""
    numbers = count(start)
    return lambda: next(numbers)


def memoize(size: int) -> Callable[[Callable], Callable]:
    """A decorator that remembers the last results."""

    def decorate(function: Callable) -> Callable:
        results: OrderedDict[Any, Any] = OrderedDict()

        @wraps(function)
        def remembering(*args: Any, **kwargs: Any) -> Any:
            key = (args, frozenset(kwargs.items()))
            if key not in results:
                results[key] = function(*args, **kwargs)
            results.move_to_end(key)
            if len(results) > size:
                results.popitem(last=False)
            return results[key]

        return remembering

    return decorate
