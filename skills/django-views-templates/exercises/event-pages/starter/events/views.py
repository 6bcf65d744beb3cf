"""The pages about events."""

# TODO: the list, one event, and the redirect
