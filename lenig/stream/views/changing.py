"""Changing what one shared, taking it away, giving it back, and what it said before."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lenig.access.request import Request
from lenig.files.refusals import Refused
from lenig.stream import abilities
from lenig.stream.actions.editing import edit, restore, set_files, withdraw
from lenig.stream.actions.holding import ReadOnlyPlace
from lenig.stream.forms import AttachedForm, KindForm
from lenig.stream.hot.card_context import attach_context, attach_shared
from lenig.stream.kinds import attach_details, registry
from lenig.stream.models import Post, PostRevision
from lenig.stream.views.finding import post_for
from lenig.stream.views.refusing import READ_ONLY
from lenig.toolkit.htmx import wants_part


def edit_post(request: Request, handle: str) -> HttpResponse:
    """The words and files of one's own post, to change them."""
    post = post_for(request, handle)
    if not abilities.may_withdraw(request.viewer, post):
        raise Http404
    form, attached = _forms_of(request, post)
    # Both are asked, so that all that is wrong is said at once.
    if all([form.is_valid(), attached.is_valid()]) and _change(request, post, form, attached):
        return redirect(post.get_absolute_url())
    status = 422 if form.is_bound else 200
    context = {"post": post, "kind": post.kind_of, "form": form, "attached": attached}
    return render(request, "stream/edit.html", context, status=status)


def _forms_of(request: Request, post: Post) -> tuple[KindForm, AttachedForm]:
    viewer = request.viewer
    attach_context([post], viewer)
    attach_details([post], viewer)
    attach_shared([post], viewer)
    if post.kind_of.form is None:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    already = [each.file for each in post.card.attachments if each.file]
    form = post.kind_of.form(*sent, initial=post.kind_of.initial(post), viewer=viewer)
    return form, AttachedForm(*sent, viewer=viewer, already=already)


def _change(request: Request, post: Post, form: KindForm, attached: AttachedForm) -> bool:
    """Whether it could be done; what is wrong stands in the form."""
    files = (*form.pictures, *attached.cleaned_data["uploads"])
    try:
        edit(
            post,
            viewer=request.viewer,
            content=form.content,
            # A kind that asks for no title keeps the one that came along from elsewhere.
            title=form.title if "title" in form.fields else post.title,
            html=form.html,
            details=form.cleaned_data,
            chosen=attached.cleaned_data["chosen"],
        )
        set_files(post, viewer=request.viewer, files=files)
    except ReadOnlyPlace:
        form.add_error("content" if "content" in form.fields else None, READ_ONLY)
        return False
    except Refused as refused:
        attached.add_error("uploads", refused)
        return False
    return True


@require_POST
def withdrawal(request: Request, handle: str) -> HttpResponse:
    """Take one's own post away from everybody."""
    post = post_for(request, handle)
    if not abilities.may_withdraw(request.viewer, post):
        raise Http404
    withdraw(post, viewer=request.viewer)
    if wants_part(request):
        post = get_object_or_404(Post.objects.mine(request.viewer), handle=handle)
        context = {"post": post, "may_restore": True, "days": abilities.days_left(post)}
        context["kind"] = registry.get(post.kind)
        return render(request, "stream/withdrawn.html#card", context)
    return redirect(post.get_absolute_url())


@require_POST
def restoration(request: Request, handle: str) -> HttpResponse:
    """Give one's own withdrawn post back to who could read it."""
    post = get_object_or_404(Post.objects.mine(request.viewer), handle=handle)
    if not abilities.may_restore(request.viewer, post):
        raise Http404
    restore(post, viewer=request.viewer)
    messages.success(request, _("Your post is back."))
    return redirect(post.get_absolute_url())


@require_safe
def history(request: Request, handle: str) -> HttpResponse:
    """What a post said before it was changed, newest first."""
    post = post_for(request, handle)
    if not abilities.may_see_history(request.viewer, post):
        raise Http404
    revisions = PostRevision.objects.visible_to(request.viewer).filter(post=post)
    earlier = revisions.select_related("editor").order_by("-replaced", "-pk")
    return render(request, "stream/history.html", {"of": post, "earlier": earlier[:100]})
