"""What employees paid, and want back."""

from django.db import models
from django.urls import reverse


class Claim(models.Model):
    CATEGORIES = [("travel", "Travel"), ("meal", "Meal"), ("other", "Other")]
    STATES = [("new", "New"), ("approved", "Approved"), ("paid", "Paid")]

    title = models.CharField(max_length=60)
    category = models.CharField(max_length=10, choices=CATEGORIES)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    first_day = models.DateField()
    last_day = models.DateField()
    note = models.TextField(blank=True)
    receipt = models.FileField(upload_to="receipts/", blank=True)
    # The boss changes this one, never the employee.
    state = models.CharField(max_length=10, choices=STATES, default="new")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("claim-detail", kwargs={"pk": self.pk})
