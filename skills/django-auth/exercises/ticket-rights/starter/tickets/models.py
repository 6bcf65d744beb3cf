from django.conf import settings
from django.db import models


class Ticket(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tickets")
    title = models.CharField(max_length=100)
    text = models.TextField()
    closed = models.BooleanField(default=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["id"]
        # Django itself makes add_ticket, change_ticket, delete_ticket and view_ticket.
        permissions = [("close_ticket", "Can close ticket")]

    def __str__(self):
        return self.title
