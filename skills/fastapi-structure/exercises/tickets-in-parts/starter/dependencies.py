"""What several routes need: the settings, a store for each request, and the user."""

from settings import Settings


def get_settings() -> Settings:
    """The settings; a test gives others through dependency_overrides."""
    return Settings()


# TODO: get_store and current_user
