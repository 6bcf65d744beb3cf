"""Prepaid accounts."""


class Account:
    """An account in cents that never goes below zero."""

    # TODO
