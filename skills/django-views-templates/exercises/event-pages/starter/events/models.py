"""What happens in the library."""

from django.db import models
from django.urls import reverse


class Event(models.Model):
    """Hidden until a librarian makes it public."""

    title = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    day = models.DateField()
    minutes = models.PositiveIntegerField()
    place = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event-detail", kwargs={"slug": self.slug})
