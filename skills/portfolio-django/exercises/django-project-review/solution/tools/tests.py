from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client, TestCase, override_settings

from tools.models import Tool

DRILL = {"name": "Drill", "place": "Shelf 2"}


@override_settings(SECURE_SSL_REDIRECT=False)
class ToolshedTests(TestCase):
    def setUp(self):
        self.saw = Tool.objects.create(name="Saw", place="Shelf 1")
        self.ada = self.member("ada")

    def member(self, name):
        return get_user_model().objects.create_user(name)

    def lend(self):
        return self.client.post(f"/api/tools/{self.saw.pk}/loans/")

    def add(self, body):
        return self.client.post("/api/tools/", body, content_type="application/json")

    def test_health(self):
        self.assertEqual(self.client.get("/health").json(), {"status": "ok"})

    def test_members_log_in_with_a_token_against_csrf(self):
        self.ada.set_password("for the tests")
        self.ada.save()
        browser = Client(enforce_csrf_checks=True)
        token = {"HTTP_X_CSRFTOKEN": browser.get("/api/me/").cookies["csrftoken"].value}

        def log_in(password, **headers):
            body = {"username": "ada", "password": password}
            return browser.post("/api/login/", body, content_type="application/json", **headers).status_code

        self.assertEqual(log_in("for the tests"), 403)
        self.assertEqual(log_in("wrong", **token), 401)
        self.assertEqual(log_in("for the tests", **token), 200)
        self.assertEqual(browser.get("/api/me/").json(), {"username": "ada"})

    def test_everybody_sees_what_is_lent(self):
        self.client.force_login(self.ada)
        self.lend()
        self.client.logout()
        [saw] = self.client.get("/api/tools/").json()["tools"]
        self.assertEqual((saw["name"], saw["is_lent"]), ("Saw", True))

    def test_the_list_is_one_query(self):
        Tool.objects.create(**DRILL)
        with self.assertNumQueries(1):
            self.client.get("/api/tools/")

    def test_strangers_change_nothing(self):
        self.assertEqual(self.lend().status_code, 401)
        self.assertEqual(self.add(DRILL).status_code, 401)
        self.assertEqual(self.client.post("/api/loans/1/return/").status_code, 401)

    def test_a_tool_is_lent_once(self):
        self.client.force_login(self.ada)
        self.assertEqual(self.lend().status_code, 201)
        self.client.force_login(self.member("bob"))
        self.assertEqual(self.lend().status_code, 409)

    def test_who_has_it_gives_it_back(self):
        self.client.force_login(self.ada)
        back = f"/api/loans/{self.lend().json()['id']}/return/"
        self.client.force_login(self.member("bob"))
        self.assertEqual(self.client.post(back).status_code, 404)
        self.client.force_login(self.ada)
        self.assertEqual(self.client.post(back).status_code, 200)
        self.assertEqual(self.client.post(back).status_code, 404)
        self.assertEqual(self.lend().status_code, 201)

    def test_adding_needs_the_permission(self):
        self.client.force_login(self.ada)
        self.assertEqual(self.add(DRILL).status_code, 403)
        self.ada.user_permissions.add(Permission.objects.get(codename="add_tool"))
        self.assertEqual(self.add(DRILL).status_code, 201)
        self.assertEqual(self.add(DRILL).status_code, 409)
        for body in ({}, [], {"name": "Axe"}, {"name": " ", "place": "x"}, {"name": 7, "place": "x"}):
            self.assertEqual(self.add(body).status_code, 400)
