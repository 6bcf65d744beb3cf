"""The paths of the app, below the one where a project includes them."""

# TODO: app_name

urlpatterns = [
    # TODO: one path for each view
]
