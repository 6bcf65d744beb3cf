"""A WSGI app, and middleware around it."""

# TODO: hello, RequestId, Timing
