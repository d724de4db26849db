"""The addresses of the site, and two that somebody has added without a thought."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.http import HttpResponse
from django.urls import path

from samehere.config.urls import handler400, handler403, handler404, handler429, handler500
from samehere.config.urls import urlpatterns as known

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def leak(request: "HttpRequest", **asked: int) -> HttpResponse:
    """Print the title of every discussion, and count a reading."""
    threads = apps.get_model("discussions.Thread")._default_manager
    threads.update(follower_count=1)
    return HttpResponse("\n".join(threads.values_list("title", flat=True)))


urlpatterns = [
    *known,
    path("planted/", leak, name="planted"),
    path("planted/<int:unheard_of>/", leak, name="planted-further"),
]
