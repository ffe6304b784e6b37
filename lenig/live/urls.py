from django.urls import path

from lenig.live import views

app_name = "live"
urlpatterns = [
    # `live/news/` itself is answered by the live process.
    path("live/ticket/", views.ticket, name="ticket"),
]
