"""python manage.py measure: how many queries each report sends, and the first of them."""

from datetime import date

from django.core.management.base import BaseCommand
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shop import reports


class Command(BaseCommand):
    def handle(self, **options):
        for name, report in (
            ("orders_of(1 May)", lambda: reports.orders_of(date(2026, 5, 1))),
            ("customer_totals()", reports.customer_totals),
        ):
            with CaptureQueriesContext(connection) as queries:
                rows = report()
            self.stdout.write(f"{name}: {len(queries)} queries, {len(rows)} rows")
            for query in queries.captured_queries[:3]:
                self.stdout.write(f"    {query['sql'][:400]}")
