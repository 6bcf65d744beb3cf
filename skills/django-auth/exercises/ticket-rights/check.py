import html
import os
import re

import django
from django import conf
from django.core.management import call_command
from django.test import Client

from checking import Check, hint

STATE = {}
CHANGED = {"title": "Screen is black", "text": "Since Monday"}


def start(check):
    """Starts the project once, with an empty database in memory."""
    if "started" not in STATE:
        STATE["started"] = False
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        check.load("config.settings")
        conf.settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
        conf.settings.ALLOWED_HOSTS = ["testserver"]
        conf.settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
        conf.settings.DEBUG = False
        django.setup()
        call_command("migrate", verbosity=0)
        check.load("config.urls")
        STATE["started"] = True
    check.true("The project does not start: see the first test.", STATE["started"])


class Rights(Check):
    def setUp(self):
        super().setUp()
        start(self)
        from django.contrib.auth.models import Group, User
        from tickets.models import Ticket

        self.ticket_class, self.user_class = Ticket, User
        for model in (Ticket, User, Group):
            model.objects.all().delete()
        # Ids that no two objects share, so that an id of a user is never taken for one of a ticket.
        self.users = {
            "zoe, who has no tickets": self.user(),
            "ada, who owns the ticket": self.user(),
            "staff without permissions": self.user(is_staff=True),
            "a reader (view_ticket)": self.user("view_ticket"),
            "an agent (a group with view_ticket, close_ticket)": self.user("view_ticket", "close_ticket", in_group=True),
            "an editor (view_ticket, change_ticket)": self.user("view_ticket", "change_ticket"),
            "somebody with only change_ticket and close_ticket": self.user("change_ticket", "close_ticket"),
            "a superuser": self.user(is_superuser=True),
        }
        self.zoe, self.ada, self.staff, self.reader, self.agent, self.editor, self.blind, self.root = self.users
        self.open = self.ticket(self.ada, title="Printer <is> out of ink")
        self.closed = self.ticket(self.ada, title="Mouse gone", closed=True, closed_by=self.users[self.root])

    def user(self, *permissions, in_group=False, **more):
        from django.contrib.auth.models import Group, Permission

        number = STATE["users"] = STATE.get("users", 0) + 1
        user = self.user_class.objects.create(username=f"user{number}", password="!", **more)
        found = Permission.objects.filter(content_type__app_label="tickets", codename__in=permissions)
        self.equal("permissions of the app tickets", sorted(one.codename for one in found), sorted(permissions))
        if in_group:
            group = Group.objects.create(name=f"Second floor {number}")
            group.permissions.set(found)
            user.groups.add(group)
        else:
            user.user_permissions.set(found)
        return user

    def ticket(self, owner, **more):
        return self.ticket_class.objects.create(owner=self.users[owner], **{"title": "Help", "text": "Please", **more})

    def send(self, who, method, path, data=None):
        client = Client()
        if who:
            client.force_login(self.users[who])
        return client.post(path, data or {}) if method == "POST" else client.get(path)

    def stored(self, ticket):
        now = self.ticket_class.objects.get(pk=ticket.pk)
        return {"title": now.title, "owner": now.owner_id, "closed": now.closed, "closed_by": now.closed_by_id}

    def table(self, method, path, expected, data=None):
        """Everybody sends this; tells all that was answered wrongly."""
        wrong = []
        for who, status in expected.items():
            got = self.send(who, method, path, data).status_code
            if got != status:
                wrong.append(f"- {who}: expected {status}, got {got}")
        self.true(f"{method} {path.replace(f'/{self.open.pk}/', '/OPEN/').replace(f'/{self.closed.pk}/', '/CLOSED/')} as\n" + "\n".join(wrong), not wrong)

    @hint(1)
    def test_anonymous(self):
        """Without a login, every page leads to the login page and changes nothing."""
        for method, path in (("GET", "/tickets/"), ("GET", "/tickets/new/"), ("POST", "/tickets/new/"), *((method, f"/tickets/{self.open.pk}/{page}") for method, page in (("GET", ""), ("GET", "edit/"), ("POST", "edit/"), ("POST", "close/")))):
            answer = self.send(None, method, path, CHANGED)
            self.equal(f"{method} {path} without a login", (answer.status_code, answer.headers.get("Location")), (302, f"/accounts/login/?next={path}"))
        self.equal("a ticket that does not exist", self.send(None, "GET", "/tickets/999999/").status_code, 302)
        self.equal("the titles that are stored", [one.title for one in self.ticket_class.objects.all()], ["Printer <is> out of ink", "Mouse gone"])
        self.equal("whether it was closed", self.stored(self.open)["closed"], False)

    @hint(2)
    def test_list(self):
        """The list shows each user the tickets that they may see."""
        self.ticket(self.zoe, title="Zoe's keys & card")
        everything = ["Printer <is> out of ink", "Mouse gone", "Zoe's keys & card"]
        for who, expected in ((self.zoe, everything[2:]), (self.ada, everything[:2]), (self.staff, []), (self.reader, everything), (self.agent, everything), (self.editor, everything), (self.blind, []), (self.root, everything)):
            answer = self.send(who, "GET", "/tickets/")
            self.equal(f"status of GET /tickets/ as {who}", answer.status_code, 200)
            page = html.unescape(answer.content.decode())
            self.equal(f"titles on GET /tickets/ as {who}", [title for title in everything if title in page], expected)

    @hint(2)
    def test_detail(self):
        """A ticket is shown to those who may see it; for others it does not exist."""
        expected = {self.zoe: 404, self.ada: 200, self.staff: 404, self.reader: 200, self.agent: 200, self.editor: 200, self.blind: 404, self.root: 200}
        self.table("GET", f"/tickets/{self.open.pk}/", expected)
        self.table("GET", f"/tickets/{self.closed.pk}/", expected)
        self.table("GET", "/tickets/999999/", dict.fromkeys(expected, 404))

    @hint(3)
    def test_edit(self):
        """Editing is for the owner of an open ticket and for change_ticket; the page and the form agree."""
        expected = {self.zoe: 404, self.ada: 200, self.staff: 404, self.reader: 403, self.agent: 403, self.editor: 200, self.blind: 404, self.root: 200}
        self.table("GET", f"/tickets/{self.open.pk}/edit/", expected)
        self.table("GET", f"/tickets/{self.closed.pk}/edit/", {**expected, self.ada: 403})
        self.table("GET", "/tickets/999999/edit/", dict.fromkeys(expected, 404))
        for ticket, allowed in ((self.open, (self.ada, self.editor, self.root)), (self.closed, (self.editor, self.root))):
            for who in self.users:
                before = self.stored(ticket)
                data = {"title": f"By {self.users[who].pk}", "text": "x", "owner": self.users[who].pk, "closed": "on"}
                status = self.send(who, "POST", f"/tickets/{ticket.pk}/edit/", data).status_code
                state = "a closed" if before["closed"] else "an open"
                wanted = 302 if who in allowed else 403 if expected[who] in (200, 403) else 404
                self.equal(f"status of POST edit/ of {state} ticket as {who}", status, wanted)
                self.equal(f"the ticket after POST edit/ of {state} ticket as {who}", self.stored(ticket), {**before, "title": data["title"]} if who in allowed else before)

    def test_edit_without_title(self):
        """A form that is not filled in is shown again, and nothing is saved."""
        before = self.stored(self.open)
        status = self.send(self.ada, "POST", f"/tickets/{self.open.pk}/edit/", {"title": "", "text": "x"}).status_code
        self.equal("POST edit/ without a title: status and ticket", (status, self.stored(self.open)), (200, before))

    @hint(3)
    def test_close(self):
        """Closing is for close_ticket, by POST only, and says who did it."""
        for who in self.users:
            ticket = self.ticket(self.ada)
            allowed = who in (self.agent, self.root)
            answer = self.send(who, "POST", f"/tickets/{ticket.pk}/close/", {"closed_by": self.users[self.ada].pk})
            self.equal(f"status of POST close/ as {who}", answer.status_code, 302 if allowed else 404 if who in (self.zoe, self.staff, self.blind) else 403)
            after = self.stored(ticket)
            self.equal(f"closed and closed_by after POST close/ as {who}", (after["closed"], after["closed_by"]), (True, self.users[who].pk) if allowed else (False, None))
            if allowed:
                self.equal("where it goes then", answer.headers["Location"], f"/tickets/{ticket.pk}/")
        answer = self.send(self.agent, "GET", f"/tickets/{self.open.pk}/close/")
        self.equal("GET close/ as an agent: status, and whether it is closed then", (answer.status_code, self.stored(self.open)["closed"]), (405, False))
        self.equal("POST close/ of a ticket that does not exist", self.send(self.agent, "POST", "/tickets/999999/close/").status_code, 404)

    @hint(1)
    def test_close_again(self):
        """Closing a closed ticket changes nothing, and refuses whom it refused before."""
        before = self.stored(self.closed)
        self.table("POST", f"/tickets/{self.closed.pk}/close/", {self.zoe: 404, self.ada: 403, self.reader: 403, self.agent: 302})
        self.equal("the closed ticket afterwards", self.stored(self.closed), before)

    @hint(2)
    def test_owner_who_may_close(self):
        """An owner with close_ticket closes their own ticket, and can then not edit it any more."""
        self.users["an owner with close_ticket"] = self.user("close_ticket")
        ticket = self.ticket("an owner with close_ticket")
        got = [self.send("an owner with close_ticket", method, f"/tickets/{ticket.pk}/{page}", CHANGED).status_code for method, page in (("POST", "close/"), ("GET", ""), ("POST", "edit/"))]
        self.equal("statuses of close, look and edit", got, [302, 200, 403])

    def test_new(self):
        """A new ticket belongs to the user who sends it."""
        self.table("GET", "/tickets/new/", dict.fromkeys(self.users, 200))
        for who in self.users:
            other = self.ada if who != self.ada else self.zoe
            answer = self.send(who, "POST", "/tickets/new/", {**CHANGED, "owner": self.users[other].pk})
            newest = self.ticket_class.objects.order_by("-pk")[0]
            self.equal(f"status of POST new/ as {who}", answer.status_code, 302)
            self.equal(f"whether the new ticket belongs to {who}", newest.owner_id == self.users[who].pk, True)
            self.true(f"It should go to the ticket, not to {answer.headers['Location']}.", re.fullmatch(rf"/tickets/{newest.pk}/", answer.headers["Location"]))
        count = self.ticket_class.objects.count()
        answer = self.send(self.zoe, "POST", "/tickets/new/", {"title": "", "text": "x"})
        self.equal("POST new/ without a title: status, and how many tickets were added", (answer.status_code, self.ticket_class.objects.count() - count), (200, 0))
