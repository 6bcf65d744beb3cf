from django.urls import path

from accounts import views

urlpatterns = [
    path("me/", views.me),
    path("login/", views.log_in),
    path("logout/", views.log_out),
]
