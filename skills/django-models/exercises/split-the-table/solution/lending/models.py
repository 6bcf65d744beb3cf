"""Tools that neighbours lend each other."""

from django.db import models


class Tool(models.Model):
    name = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A neighbour; the address is kept in small letters."""

    email = models.EmailField(unique=True)

    def __str__(self) -> str:
        return self.email


class Loan(models.Model):
    """One tool, lent to one member; open until it is returned."""

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="loans")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="loans")
    lent_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tool"],
                condition=models.Q(returned_on__isnull=True),
                name="one_open_loan_per_tool",
            ),
        ]
