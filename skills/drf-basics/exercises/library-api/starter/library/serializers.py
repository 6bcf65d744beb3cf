"""How authors and books become JSON, and which input is good."""

# TODO
