"""Oversight's part of the map."""

from django.urls import path

from lenig.oversight import views

app_name = "oversight"

urlpatterns = [
    path("oversight/", views.elevations, name="elevations"),
    path("oversight/<handle:handle>/ending/", views.ending, name="ending"),
]
