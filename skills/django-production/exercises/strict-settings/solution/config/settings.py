"""Settings: strict by default, loose only with DJANGO_DEBUG=1. What differs between machines is in the environment."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
SHORTEST_KEY = 50
ONE_YEAR = 365 * 24 * 60 * 60


def text(name: str) -> str:
    return os.environ.get(name, "").strip()


def switch(name: str) -> bool:
    value = text(name) or "0"
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def secret_key() -> str:
    key = text("DJANGO_SECRET_KEY")
    if DEBUG:
        return key or "django-insecure-for-development-only"
    if len(key) < SHORTEST_KEY or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(f"DJANGO_SECRET_KEY must be a random text of {SHORTEST_KEY} characters or more")
    return key


def allowed_hosts() -> list[str]:
    hosts = [host.strip() for host in text("DJANGO_ALLOWED_HOSTS").split(",") if host.strip()]
    if DEBUG:
        return hosts or ["localhost", "127.0.0.1"]
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("DJANGO_ALLOWED_HOSTS must name the hosts of this site, such as a.example,b.example")
    return hosts


DEBUG = switch("DJANGO_DEBUG")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = allowed_hosts()

SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else ONE_YEAR
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
if switch("DJANGO_BEHIND_PROXY"):
    # Only a proxy that sets this header itself may be trusted: else every client can claim to come by https.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

ROOT_URLCONF = "config.urls"
INSTALLED_APPS = ["django.contrib.sessions", "django.contrib.staticfiles", "pages"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
# This small site needs no database: its sessions are signed cookies.
DATABASES = {}
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
STATIC_URL = "/static/"
STATIC_ROOT = Path(text("DJANGO_STATIC_ROOT") or BASE_DIR / "staticfiles")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
USE_TZ = True
