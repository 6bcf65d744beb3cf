"""What the neighbours ask of the database."""

from datetime import date, timedelta

from django.db.models import QuerySet

from lending.models import Loan, Member, Tool

LATE_AFTER = timedelta(days=14)


def tools_at_home() -> QuerySet[Tool]:
    """The tools that nobody has now, by name."""
    open_loans = Loan.objects.filter(returned_on__isnull=True)
    return Tool.objects.exclude(pk__in=open_loans.values("tool")).order_by("name")


def late_members(today: date) -> QuerySet[Member]:
    """The members with an open loan that began more than 14 days ago, by email."""
    # One filter() call: both conditions are about the same loan.
    late = Member.objects.filter(loans__returned_on__isnull=True, loans__lent_on__lt=today - LATE_AFTER)
    return late.distinct().order_by("email")


def give_back(email: str, day: date) -> int:
    """Closes all open loans of a member; returns their number."""
    open_loans = Loan.objects.filter(member__email__iexact=email, returned_on__isnull=True)
    return open_loans.update(returned_on=day)
