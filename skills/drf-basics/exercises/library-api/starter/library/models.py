from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=100)
    born = models.IntegerField(null=True, blank=True, help_text="The year of birth, if it is known")

    class Meta:
        ordering = ["id"]


class Book(models.Model):
    title = models.CharField(max_length=200)
    isbn = models.CharField(max_length=13, unique=True, help_text="13 digits, without hyphens")
    year = models.IntegerField()
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="books")

    class Meta:
        ordering = ["id"]
