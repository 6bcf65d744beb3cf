"""Where a server finds the app: `gunicorn wsgi:app`."""

from linkshelf import create_app

app = create_app()
