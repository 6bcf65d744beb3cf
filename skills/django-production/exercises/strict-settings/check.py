import json
import os
import re
import sys
from pathlib import Path
from unittest.mock import patch

from django.core.exceptions import ImproperlyConfigured

from checking import Check, hint

KEY = "Zq7-" + "k3Wp9_xT" * 6
PRODUCTION = {"DJANGO_SECRET_KEY": KEY, "DJANGO_ALLOWED_HOSTS": "shop.example, .api.example,"}
PROXY = {**PRODUCTION, "DJANGO_BEHIND_PROXY": "1"}
OFF = {**PRODUCTION, "DJANGO_DEBUG": "0", "DJANGO_BEHIND_PROXY": "0"}
LAPTOP = {"DJANGO_DEBUG": "1"}
RUNS = {}
# Runs in a process of its own, with the settings of one environment; prints what it saw as JSON.
PROBE = '''
import json, os, sys
import django
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.test import Client

django.setup()
seen = {"warnings": sorted({f"{one.id}: {one.msg[:100]}" for one in checks.run_checks(include_deployment_checks=True)})}
try:
    call_command("collectstatic", interactive=False, verbosity=0)
except Exception as error:
    seen["collectstatic"] = f"{type(error).__name__}: {error}"
static = os.environ["DJANGO_STATIC_ROOT"]
seen["static"] = [os.path.relpath(os.path.join(at, name), static).replace(os.sep, "/") for at, _, names in os.walk(static) for name in names]

HOST = sys.argv[1]

def ask(name, path="/", secure=False, host=HOST, **headers):
    client = Client(raise_request_exception=False)
    answer = client.get(path, secure=secure, HTTP_HOST=host, **headers)
    seen[name] = {
        "status": answer.status_code,
        "headers": {key.lower(): value for key, value in answer.headers.items()},
        "secure cookies": {key: bool(one["secure"]) for key, one in answer.cookies.items()},
        "tells": b"always breaks" in answer.content,
        "text": answer.content.decode("utf-8", "replace")[:2000],
    }

ask("http")
ask("by number", host="127.0.0.1:8000")
ask("https", secure=True)
ask("forwarded", HTTP_X_FORWARDED_PROTO="https")
ask("forwarded http", HTTP_X_FORWARDED_PROTO="http")
ask("subdomain", secure=True, host="v2.api.example")
ask("other host", secure=True, host="evil.example")
sys.stderr.write("BEFORE THE CRASH\\n")
ask("crash", "/crash/", secure=True)
print(json.dumps(seen))
'''


class Settings(Check):
    def environment(self, environ):
        """A patch that leaves no other variable of the project than these."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
        return patch.dict(os.environ, {**clean, **environ}, clear=True)

    def read(self, **environ):
        """The settings as a module, read anew."""
        with self.environment(environ):
            return self.fresh("config.settings")

    def refused(self, name, tried, **environ):
        text = str(self.raises(f"settings with {tried}", ImproperlyConfigured, self.read, **environ))
        self.true(f"The error for {tried} should name {name}; it says: {text}", name in text)
        return text

    def probe(self, environ, host="shop.example"):
        """What a process with that environment saw."""
        self.text("config/settings.py")
        key = str((environ, host))
        if key not in RUNS:
            with self.environment({"DJANGO_STATIC_ROOT": str(self.folder / "static"), **environ, "DJANGO_SETTINGS_MODULE": "config.settings"}):
                RUNS[key] = self.run_program([sys.executable, "-s", "-B", "-c", PROBE, host], seconds=20)
        run = RUNS[key]
        if run.code != 0:
            names = ", ".join(f"{key}={'...' if 'KEY' in key else value}" for key, value in environ.items())
            last = "\n".join(run.err.strip().splitlines()[-4:])
            self.fail(f"With {names} the project does not start:\n{last}")
        return {**json.loads(run.out.splitlines()[-1]), "log": run.err.partition("BEFORE THE CRASH")[2]}

    @hint(1)
    def test_deploy(self):
        """With DEBUG off, `check --deploy` finds nothing."""
        for environ in (PRODUCTION, PROXY, OFF):
            warnings = self.probe(environ)["warnings"]
            self.true("check --deploy says:\n" + "\n".join(f"- {one} ..." for one in warnings), not warnings)

    def test_debug(self):
        """DEBUG is on only with DJANGO_DEBUG=1."""
        for value, expected in (("1", True), ("0", False), ("", False)):
            self.equal(f"DEBUG with DJANGO_DEBUG={value!r}", self.read(**{**PRODUCTION, "DJANGO_DEBUG": value}).DEBUG, expected)
        self.equal("DEBUG without DJANGO_DEBUG", self.read(**PRODUCTION).DEBUG, False)
        for value in ("true", "yes", "2", "False"):
            self.refused("DJANGO_DEBUG", f"DJANGO_DEBUG={value!r}", **{**PRODUCTION, "DJANGO_DEBUG": value})

    @hint(1)
    def test_secret_key(self):
        """With DEBUG off, a missing, short or insecure key stops the start, and is not told."""
        hosts = {"DJANGO_ALLOWED_HOSTS": "shop.example"}
        self.equal("a key of 50 characters", self.read(DJANGO_SECRET_KEY=KEY[:50], **hosts).SECRET_KEY, KEY[:50])
        self.refused("DJANGO_SECRET_KEY", "no key", **hosts)
        self.refused("DJANGO_SECRET_KEY", "an empty key", DJANGO_SECRET_KEY="", **hosts)
        for tried, key in (("a key of 49 characters", KEY[:49]), ("a long key that begins with django-insecure-", "django-insecure-" + KEY)):
            text = self.refused("DJANGO_SECRET_KEY", tried, DJANGO_SECRET_KEY=key, **hosts)
            self.true(f"The error tells the key: {text}", "k3Wp9" not in text)

    @hint(1)
    def test_hosts(self):
        """With DEBUG off, hosts are needed, without the star; others get 400."""
        for tried, value in (("no host", None), ("an empty list of hosts", ""), ("hosts of commas", " , ,"), ("the host *", "*"), ("a host and *", "shop.example, *")):
            environ = {"DJANGO_SECRET_KEY": KEY} if value is None else {"DJANGO_SECRET_KEY": KEY, "DJANGO_ALLOWED_HOSTS": value}
            self.refused("DJANGO_ALLOWED_HOSTS", tried, **environ)
        self.equal("ALLOWED_HOSTS", list(self.read(**PRODUCTION).ALLOWED_HOSTS), ["shop.example", ".api.example"])
        seen = self.probe(PRODUCTION)
        self.equal("statuses of a host, a subdomain and another host", [seen[name]["status"] for name in ("https", "subdomain", "other host")], [200, 200, 400])

    @hint(2)
    def test_https(self):
        """With DEBUG off, all goes by https: redirect, HSTS, secure cookies."""
        seen = self.probe(PRODUCTION)
        plain, secure = seen["http"], seen["https"]
        self.equal("http: status and Location", (plain["status"], plain["headers"].get("location")), (301, "https://shop.example/"))
        self.equal("https: status", secure["status"], 200)
        hsts = secure["headers"].get("strict-transport-security", "")
        self.true(f"Strict-Transport-Security should hold for a year; it is {hsts!r}.", re.search(r"max-age=31536000\b", hsts))
        self.true(f"Strict-Transport-Security should include subdomains; it is {hsts!r}.", "includesubdomains" in hsts.lower())
        self.equal("cookies by https, and whether they are secure", secure["secure cookies"], {"csrftoken": True, "sessionid": True})

    @hint(3)
    def test_proxy(self):
        """X-Forwarded-Proto counts only behind a proxy."""
        for environ, expected in ((PROXY, [200, 301, 301]), (PRODUCTION, [301, 301, 301]), (OFF, [301, 301, 301])):
            seen = self.probe(environ)
            got = [seen[name]["status"] for name in ("forwarded", "forwarded http", "http")]
            self.equal(f"DJANGO_BEHIND_PROXY={environ.get('DJANGO_BEHIND_PROXY')}: X-Forwarded-Proto https, http, none", got, expected)
        self.refused("DJANGO_BEHIND_PROXY", "DJANGO_BEHIND_PROXY='on'", **{**PRODUCTION, "DJANGO_BEHIND_PROXY": "on"})

    @hint(2)
    def test_static(self):
        """Static files are collected into their folder, with a hash in the name."""
        seen = self.probe(PRODUCTION)
        self.equal("error of collectstatic", seen.get("collectstatic"), None)
        names = re.findall(r'href="/static/(pages/style\.[0-9a-f]{8,}\.css)"', seen["https"]["text"])
        self.true(f"The page names no style sheet with a hash:\n{seen['https']['text'][:300]}", names)
        shown = ", ".join(seen["static"]) or "nothing"
        self.true(f"collectstatic put no {names[0]} into DJANGO_STATIC_ROOT, but {shown}.", names[0] in seen["static"])
        for environ in (PRODUCTION, {**PRODUCTION, "DJANGO_STATIC_ROOT": ""}):
            root = Path(self.read(**environ).STATIC_ROOT).resolve()
            self.equal("STATIC_ROOT by default", root, (self.work / "staticfiles").resolve())

    @hint(2)
    def test_crash(self):
        """With DEBUG off, the traceback of an error goes to standard error, and not to the visitor."""
        seen = self.probe(PRODUCTION)
        self.equal("status of /crash/", seen["crash"]["status"], 500)
        self.true(f"Standard error should hold the traceback; it holds:\n{seen['log'][:300]}", "Traceback" in seen["log"] and "RuntimeError: this page always breaks" in seen["log"])
        self.true("The page should not tell the error.", not seen["crash"]["tells"])

    @hint(3)
    def test_laptop(self):
        """With DJANGO_DEBUG=1 nothing else is needed, and all works by http."""
        seen = self.probe(LAPTOP, "localhost")
        got = [seen[name]["status"] for name in ("http", "by number", "other host")]
        self.equal("statuses of http://localhost/, http://127.0.0.1:8000/ and another host", got, [200, 200, 400])
        self.equal("cookies, and whether they are secure", seen["http"]["secure cookies"], {"csrftoken": False, "sessionid": False})
        self.equal("Strict-Transport-Security by https", seen["https"]["headers"].get("strict-transport-security"), None)
        settings = self.read(DJANGO_DEBUG="1", DJANGO_SECRET_KEY="short", DJANGO_ALLOWED_HOSTS="pi.local")
        self.equal("given key and hosts", (settings.SECRET_KEY, list(settings.ALLOWED_HOSTS)), ("short", ["pi.local"]))
