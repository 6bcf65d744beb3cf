from datetime import timedelta

from django.core import mail
from django.test import TestCase
from django.utils import timezone

from .models import Course, SignUp

TODAY = timezone.localdate()
ONE_DAY = timedelta(days=1)


def course(title="Knots", days=1, seats=3, emails=(), **more):
    """A course that starts in some days, with sign-ups."""
    made = Course.objects.create(title=title, starts=TODAY + days * ONE_DAY, seats=seats)
    for email in emails:
        SignUp.objects.create(course=made, email=email, **more)
    return made


class Seats(TestCase):
    def test_cancelled_places_are_free(self):
        knots = course(emails=["a@example.org"], is_cancelled=True)
        self.assertEqual(knots.seats_left(), 3)
        SignUp.objects.create(course=knots, email="b@example.org")
        self.assertEqual(knots.seats_left(), 2)

    def test_never_below_zero(self):
        self.assertEqual(course(seats=1, emails=["a@example.org", "b@example.org"]).seats_left(), 0)

    def test_until_the_day_before(self):
        knots = Course.objects.create(title="Knots", starts=TODAY, seats=1)
        self.assertIs(knots.takes_signups(TODAY - ONE_DAY), True)
        self.assertIs(knots.takes_signups(TODAY), False)

    def test_last_seat(self):
        self.assertIs(course(seats=2, emails=["a@example.org"]).takes_signups(TODAY), True)
        self.assertIs(course(seats=1, emails=["a@example.org"]).takes_signups(TODAY), False)


class List(TestCase):
    def test_courses_to_come_the_next_first(self):
        for title, days in (("Later", 5), ("Today", 0), ("Soon", 1), ("Past", -1)):
            course(title, days)
        page = self.client.get("/courses/").content.decode()
        self.assertLess(page.index("Soon"), page.index("Later"))
        self.assertNotIn("Today", page)
        self.assertNotIn("Past", page)

    def test_seats_left(self):
        knots = course(seats=40, emails=["a@example.org", "b@example.org"])
        SignUp.objects.create(course=knots, email="c@example.org", is_cancelled=True)
        self.assertContains(self.client.get("/courses/"), "seats left: 38")

    def test_one_query(self):
        for title in ("Knots", "Sails", "Maps"):
            course(title, emails=["a@example.org"])
        with self.assertNumQueries(1):
            self.client.get("/courses/")


class Join(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.course = course(emails=["Ada@example.org"])
        cls.path = f"/courses/{cls.course.pk}/"

    def post(self, email, path=None):
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(path or self.path, {"email": email})

    def assert_refused(self, answer, status):
        self.assertEqual(answer.status_code, status)
        self.assertEqual(SignUp.objects.filter(is_cancelled=False).count(), 1)
        self.assertEqual(mail.outbox, [])

    def test_saves_and_goes_to_the_list(self):
        self.assertRedirects(self.post("bea@example.org"), "/courses/")
        self.assertTrue(self.course.signups.filter(email="bea@example.org").exists())

    def test_welcome(self):
        self.post("bea@example.org")
        [message] = mail.outbox
        self.assertEqual(message.to, ["bea@example.org"])
        self.assertIn("Knots", message.subject)

    def test_no_mail_before_the_commit(self):
        with self.captureOnCommitCallbacks() as callbacks:
            self.client.post(self.path, {"email": "bea@example.org"})
        self.assertEqual(mail.outbox, [])
        self.assertEqual(len(callbacks), 1)

    def test_looking_saves_nothing(self):
        self.assert_refused(self.client.get(self.path), 200)

    def test_bad_addresses_are_refused(self):
        for email in ("", "no address", "ada@EXAMPLE.org"):
            with self.subTest(email=email):
                self.assert_refused(self.post(email), 200)

    def test_taken_elsewhere(self):
        other = course("Sails", emails=["bea@example.org"])
        self.post("bea@example.org")
        self.post("ada@example.org", f"/courses/{other.pk}/")
        self.assertEqual((self.course.signups.count(), other.signups.count()), (2, 2))

    def test_again_after_cancelling(self):
        self.course.signups.update(is_cancelled=True)
        self.assertEqual(self.post("Ada@example.org").status_code, 302)

    def test_closed(self):
        Course.objects.update(seats=1)
        self.assert_refused(self.post("bea@example.org"), 409)
        Course.objects.update(seats=9, starts=TODAY)
        self.assert_refused(self.post("bea@example.org"), 409)

    def test_unknown_course(self):
        self.assertEqual(self.client.get("/courses/999999/").status_code, 404)
