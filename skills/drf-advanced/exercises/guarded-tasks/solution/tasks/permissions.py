from rest_framework.permissions import SAFE_METHODS, BasePermission


class IsOwnerOrReadOnly(BasePermission):
    """Only the owner changes a task; staff may delete it."""

    def has_object_permission(self, request, view, task):
        if request.method in SAFE_METHODS or task.owner_id == request.user.pk:
            return True
        return request.method == "DELETE" and request.user.is_staff
