"""Invoices with types."""

# TODO: Status, Invoice, from_row, to_json, from_json, totals
