"""The tags for files: `{% load lenig_files %}`. None of them asks the database anything.

{% picture file %}                      a picture that fits its column, sharp on every screen
{% picture file sizes="20rem" %}        the same, where its width is known
{% file_link file %}                    any other file: its type, name and size, to download
"""

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lenig.files.models import MEDIUM, StoredFile
from lenig.ui.markup import file_mark

register = template.Library()

#: The width of the middle column on a desk, and the whole width on a phone.
COLUMN = "(min-width: 44rem) 41rem, 100vw"


@register.simple_tag
def picture(file: StoredFile, *, sizes: str = COLUMN, css_class: str = "picture") -> SafeString:
    """An `<img>` with its alternative text; the browser picks the copy that fits.

    Width and height are there so that nothing jumps when it comes in.
    """
    return format_html(
        '<img class="{}" src="{}" srcset="{}" sizes="{}" alt="{}" width="{}" height="{}"'
        ' loading="lazy" decoding="async">',
        css_class,
        file.url_for(MEDIUM),
        file.srcset,
        sizes,
        file.alt,
        file.width,
        file.height,
    )


@register.simple_tag
def file_link(file: StoredFile) -> SafeString:
    """A link that downloads a file, with its type and size."""
    return format_html(
        '<a class="file-link" href="{}" download>{}<span><bdi class="file-link__name">{}</bdi>'
        '<span class="fine">{}</span></span></a>',
        file.get_absolute_url(),
        file_mark(file.extension),
        file.name,
        filesizeformat(file.size),
    )
