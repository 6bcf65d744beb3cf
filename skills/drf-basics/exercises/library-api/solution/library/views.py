"""The endpoints of the API."""

from django.db.models import Prefetch, ProtectedError
from rest_framework import status
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from .models import Author, Book
from .serializers import AuthorDetailSerializer, AuthorSerializer, BookSerializer


class AuthorViewSet(ModelViewSet):
    queryset = Author.objects.prefetch_related(Prefetch("books", Book.objects.order_by("year", "id")))

    def get_serializer_class(self):
        return AuthorDetailSerializer if self.action == "retrieve" else AuthorSerializer

    def destroy(self, request, *args, **kwargs):
        try:
            return super().destroy(request, *args, **kwargs)
        except ProtectedError:
            return Response({"detail": "This author has books."}, status=status.HTTP_409_CONFLICT)


class BookViewSet(ModelViewSet):
    queryset = Book.objects.select_related("author")
    serializer_class = BookSerializer
