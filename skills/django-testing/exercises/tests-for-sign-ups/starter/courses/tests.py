from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from .models import Course

TOMORROW = timezone.localdate() + timedelta(days=1)


class CourseList(TestCase):
    def test_shows_a_course(self):
        Course.objects.create(title="Knots", starts=TOMORROW, seats=3)
        self.assertContains(self.client.get("/courses/"), "Knots")


# TODO: more tests, for each rule of the task and its limits
