"""The addresses of the API, below /api/."""

from rest_framework.routers import SimpleRouter

router = SimpleRouter()
# TODO: register what is in views.py

urlpatterns = router.urls
