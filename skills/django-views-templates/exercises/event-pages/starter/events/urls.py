"""The paths below events/."""

urlpatterns = [
    # TODO: event-list, event-by-number and event-detail
]
