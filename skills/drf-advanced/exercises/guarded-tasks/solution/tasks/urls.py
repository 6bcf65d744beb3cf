from django.urls import path
from rest_framework.routers import SimpleRouter

from .views import Login, TaskViewSet

router = SimpleRouter()
router.register("tasks", TaskViewSet, basename="task")

urlpatterns = [path("token/", Login.as_view()), *router.urls]
