from rest_framework.viewsets import ModelViewSet

from .models import Task
from .serializers import TaskSerializer


class TaskViewSet(ModelViewSet):
    # TODO: anybody sees and changes everything
    queryset = Task.objects.select_related("owner")
    serializer_class = TaskSerializer
