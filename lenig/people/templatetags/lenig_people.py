"""Tags for pages with people: `{% load lenig_people %}`."""

from django import template

from lenig.people.directory.marking import marked
from lenig.people.drawing import draw_card

register = template.Library()

register.simple_tag(marked)
register.simple_tag(draw_card, name="person_card")
