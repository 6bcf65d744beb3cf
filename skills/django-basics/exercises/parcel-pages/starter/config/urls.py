"""The paths of the whole project."""

urlpatterns = [
    # TODO: the paths of the app parcels
]
