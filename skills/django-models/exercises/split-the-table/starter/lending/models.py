"""Tools that neighbours lend each other."""

from django.db import models

# TODO: Tool and Member


class Loan(models.Model):
    """One tool, lent to one member; open until it is returned."""

    tool_name = models.CharField(max_length=80, default="")
    member_email = models.CharField(max_length=254, default="")
    lent_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)
