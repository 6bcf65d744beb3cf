from django.db.models import Q
from rest_framework.authtoken.views import ObtainAuthToken
from rest_framework.exceptions import ValidationError
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import IsAuthenticated
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.viewsets import ModelViewSet

from .models import Task
from .permissions import IsOwnerOrReadOnly
from .serializers import TaskSerializer

DONE = {"true": True, "false": False}


class TaskPages(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100


class TaskViewSet(ModelViewSet):
    serializer_class = TaskSerializer
    permission_classes = [IsAuthenticated, IsOwnerOrReadOnly]
    pagination_class = TaskPages
    filter_backends = [SearchFilter, OrderingFilter]
    search_fields = ["title"]
    ordering_fields = ["id", "title"]
    ordering = ["-id"]

    def get_queryset(self):
        tasks = Task.objects.select_related("owner")
        if self.request.user.is_staff:
            return tasks
        return tasks.filter(Q(owner=self.request.user) | Q(is_public=True))

    def filter_queryset(self, queryset):
        done = self.request.query_params.get("done")
        if self.action == "list" and done is not None:
            if done not in DONE:
                raise ValidationError({"done": ["This must be true or false."]})
            queryset = queryset.filter(done=DONE[done])
        return super().filter_queryset(queryset)

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)


class Login(ObtainAuthToken):
    # ObtainAuthToken switches throttling off; passwords could then be guessed without a limit.
    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "login"
