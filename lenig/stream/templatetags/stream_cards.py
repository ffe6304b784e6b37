"""Tags for templates of the stream."""

from django import template

from lenig.stream.addresses import source_address
from lenig.stream.cards.holes import hole

register = template.Library()

register.simple_tag(hole, name="hole")
register.simple_tag(source_address)
