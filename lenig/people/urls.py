"""The people's part of the map: what one reads about people, and what concerns accounts."""

from lenig.people.account_urls import account_urls
from lenig.people.reading_urls import reading_urls

app_name = "people"

urlpatterns = [*account_urls, *reading_urls]
