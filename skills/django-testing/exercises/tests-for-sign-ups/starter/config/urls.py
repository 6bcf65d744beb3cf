from django.urls import path

from courses import views

urlpatterns = [
    path("courses/", views.course_list, name="course_list"),
    path("courses/<int:pk>/", views.sign_up, name="sign_up"),
]
