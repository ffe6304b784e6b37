"""Directory, profile, departments and org chart."""

from django.urls import URLPattern

reading_urls: list[URLPattern] = []
