"""The paths of the app, below the one where a project includes them."""

from django.urls import path

from parcels import views

app_name = "parcels"

urlpatterns = [
    path("", views.list_parcels, name="list"),
    path("<int:number>/", views.show_parcel, name="detail"),
    path("<int:number>/label/", views.show_label, name="label"),
    path("find/<slug:code>/", views.find_parcel, name="find"),
]
