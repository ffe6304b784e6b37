"""Tags for pages with people: `{% load lenig_people %}`."""

from django import template

from lenig.people.directory.marking import marked

register = template.Library()

register.simple_tag(marked)
