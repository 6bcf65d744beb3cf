from datetime import date

from django.db import models


class Course(models.Model):
    title = models.CharField(max_length=100)
    starts = models.DateField()
    seats = models.PositiveIntegerField()

    def seats_left(self) -> int:
        return max(0, self.seats - self.signups.filter(is_cancelled=False).count())

    def takes_signups(self, today: date) -> bool:
        return today < self.starts and self.seats_left() > 0


class SignUp(models.Model):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="signups")
    email = models.EmailField()
    is_cancelled = models.BooleanField(default=False)
