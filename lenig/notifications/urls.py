from django.urls import path

from lenig.notifications import views

app_name = "notifications"

urlpatterns = [
    path("waiting/", views.waiting, name="waiting"),
    path("waiting/read/", views.read_all, name="read-all"),
    path("waiting/<handle:handle>/", views.opened, name="opened"),
    path("waiting/<handle:handle>/read/", views.read, name="read"),
]
