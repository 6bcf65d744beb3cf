"""Where a server finds the app: `gunicorn wsgi:app`."""

# TODO: make a package with a factory create_app(config=None), import it here, and write: app = create_app()
