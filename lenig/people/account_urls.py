"""Getting in, one's own account, and the administration of people."""

from django.urls import URLPattern

account_urls: list[URLPattern] = []
