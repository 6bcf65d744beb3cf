from __future__ import annotations

from django.conf import settings
from django.db import models


class ToolQuerySet(models.QuerySet):
    def with_state(self) -> ToolQuerySet:
        """Adds `is_lent`, in the same query."""
        return self.annotate(is_lent=models.Exists(Loan.objects.open().filter(tool=models.OuterRef("pk"))))


class Tool(models.Model):
    name = models.CharField(max_length=80, unique=True)
    place = models.CharField(max_length=80)

    objects = ToolQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LoanQuerySet(models.QuerySet):
    def open(self) -> LoanQuerySet:
        return self.filter(returned_at__isnull=True)


class Loan(models.Model):
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="loans")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="loans")
    lent_at = models.DateTimeField(auto_now_add=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["-lent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["tool"], condition=models.Q(returned_at__isnull=True), name="one_open_loan_for_a_tool"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tool} to {self.member}"
