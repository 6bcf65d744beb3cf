"""The addresses of the API, below /api/."""

from rest_framework.routers import SimpleRouter

from .views import AuthorViewSet, BookViewSet

router = SimpleRouter()
router.register("authors", AuthorViewSet)
router.register("books", BookViewSet)

urlpatterns = router.urls
