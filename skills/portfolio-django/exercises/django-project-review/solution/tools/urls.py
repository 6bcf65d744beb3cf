from django.urls import path

from tools import views

urlpatterns = [
    path("tools/", views.tools),
    path("tools/<int:pk>/loans/", views.lend),
    path("loans/<int:pk>/return/", views.give_back),
]
