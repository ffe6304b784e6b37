from django.urls import path, register_converter

from lenig.files import views
from lenig.files.models import LARGE, MEDIUM, SMALL

app_name = "files"


class WidthConverter:
    """One of the widths in which copies of a picture exist, and no other number."""

    regex = f"{SMALL}|{MEDIUM}|{LARGE}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(WidthConverter, "width")

urlpatterns = [
    path("files/upload/", views.upload, name="upload"),
    path("files/<handle:handle>/", views.file, name="file"),
    path("files/<handle:handle>/<width:width>/", views.file, name="variant"),
    path("files/<handle:handle>/alt/", views.alt, name="alt"),
    path("files/<handle:handle>/removal/", views.removal, name="removal"),
]
