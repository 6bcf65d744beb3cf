from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of the club."""

    phone = models.CharField(max_length=30, blank=True)
