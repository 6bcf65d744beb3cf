"""The endpoints of the API."""

# TODO
