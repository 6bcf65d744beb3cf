"""Degrees Celsius and Fahrenheit."""

from .convert import to_celsius, to_fahrenheit
from .table import table

__all__ = ["table", "to_celsius", "to_fahrenheit"]
