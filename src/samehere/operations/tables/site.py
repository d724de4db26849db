"""The pages of the tables: Django's admin with no button, no form and no log-in of its own."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, re_path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from samehere.markup import clean_line
from samehere.members.queries import runs_community
from samehere.operations.tables.shown import TABLES, Shown
from samehere.web.assets import asset
from samehere.web.requests import viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model, QuerySet
    from django.http import HttpResponseBase

    from samehere.members.models import Member

if TYPE_CHECKING:
    AnyAdmin = admin.ModelAdmin[Any]
else:
    AnyAdmin = admin.ModelAdmin

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")

READING = ("GET", "HEAD")
FINDING = ("POST",)
# What no name has and every address.
AT = "@"
NOT_HERE = (
    "An email address does not belong into the address of a page, where it would stay in the "
    "history of the browser and in logs. Type it into the box below."
)
AT_ONCE = 100
EMPTY = "–"
HEADINGS = {"pk": "row", "thread_id": "thread"}


class Tables(admin.AdminSite):
    """All tables that are shown. Others than operators find nothing here."""

    site_header = site_title = index_title = "SameHere: tables to look into"
    index_template = "operations/tables.html"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether an operator asks."""
        viewer: Member | None = viewer_of(request)
        return viewer is not None and runs_community(viewer)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page of the tables is drawn with."""
        return super().each_context(request) | {"favicon": asset("favicon")}

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Return the view for operators: others are sent to sign in, or find no such page."""
        return self.for_operators(view, READING)

    def for_operators(self, view: View, methods: Sequence[str]) -> View:
        """Return the same for a view that takes these methods."""

        @never_cache
        def looked_at(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if viewer_of(request) is None:
                query = urlencode({"next": request.path})
                return HttpResponseRedirect(f"{reverse('account_login')}?{query}")
            if not self.has_permission(request):
                raise Http404
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(request, *args, **kwargs)

        return cast("View", looked_at)

    def get_urls(self) -> list[Any]:
        """Return the pages there are: the front page, one an application, and the tables'."""
        labels = sorted({model._meta.app_label for model in self._registry})
        urls = [
            path("", self.admin_view(self.index), name="index"),
            path("jsi18n/", self.admin_view(self.i18n_javascript), name="jsi18n"),
            re_path(
                rf"^(?P<app_label>{'|'.join(labels)})/$",
                self.admin_view(self.app_index),
                name="app_list",
            ),
        ]
        for model, table in self._registry.items():
            place = f"{model._meta.app_label}/{model._meta.model_name}"
            urls += [
                path(f"{place}/{url.pattern}", url.callback, name=url.name) for url in table.urls
            ]
        return urls


class ReadOnlyTable(AnyAdmin):
    """One table. That somebody may look is decided by the site; nobody may do more."""

    actions = None
    list_per_page = AT_ONCE
    show_full_result_count = False
    view_on_site = False

    def __init__(self, model: type[Model], site: Tables, shown: Shown) -> None:
        self._shown = shown
        self._site = site
        self._columns = {name: _column(name) for name in (*shown.columns, *shown.on_its_page)}
        super().__init__(model, site)

    @property
    def finds_by_post(self) -> bool:
        """Whether what is typed into the box stays out of the address. Asked by its template."""
        return bool(self._shown.found_by)

    def get_list_display(self, request: HttpRequest) -> Any:
        """Return what the list shows of a row."""
        return [self._columns[name] for name in self._shown.columns]

    def get_list_select_related(self, request: HttpRequest) -> Any:
        """Return the keys the list follows, so that a row costs no query of its own."""
        return [name.rpartition("__")[0] for name in self._shown.columns if "__" in name]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what a row's own page shows."""
        return list(self._columns.values())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the same: nothing is typed here."""
        return self.get_fields(request, obj)

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Return what rows are found by."""
        return self._shown.search

    def get_ordering(self, request: HttpRequest) -> Any:
        """Return the newest first."""
        return ["-pk"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Answer no question of the address about a column: by its beginnings a code is guessed."""
        return False

    def has_add_permission(self, *args: Any) -> bool:
        return False

    def has_change_permission(self, *args: Any) -> bool:
        return False

    def has_delete_permission(self, *args: Any) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows that may be looked at."""
        return super().get_queryset(request).filter(**self._shown.only)

    def get_urls(self) -> list[URLPattern]:
        """Return the list and a row's page; what Django offers beside them writes."""
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        look = self.admin_site.admin_view
        urls = [
            path("", look(self._list), name=f"{names}_changelist"),
            path("<int:object_id>/", look(self._row), name=f"{names}_change"),
        ]
        if self._shown.found_by:
            find = self._site.for_operators(self._find, FINDING)
            urls.append(path("find/", find, name=f"{names}_find"))
        return urls

    def _list(self, request: HttpRequest) -> HttpResponseBase:
        if AT in request.GET.get(SEARCH_VAR, ""):
            messages.warning(request, NOT_HERE)
            return HttpResponseRedirect(request.path)
        return self.changelist_view(request)

    def _find(self, request: HttpRequest) -> HttpResponseBase:
        """Lead to the row that has the whole value, or to those with such a name."""
        names = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        there, words = reverse(f"{names}_changelist"), clean_line(request.POST.get(SEARCH_VAR, ""))
        if AT not in words:
            return HttpResponseRedirect(f"{there}?{urlencode({SEARCH_VAR: words})}")
        found = self.get_queryset(request).filter(**{f"{self._shown.found_by}__iexact": words})
        row = found.values_list("pk", flat=True).first()
        if row is None:
            messages.warning(request, "There is no row with exactly that.")
            return HttpResponseRedirect(there)
        return HttpResponseRedirect(reverse(f"{names}_change", args=[row]))

    def _row(self, request: HttpRequest, object_id: int) -> HttpResponseBase:
        if not self.get_queryset(request).filter(pk=object_id).exists():
            raise Http404
        return self.change_view(request, str(object_id), extra_context={"subtitle": None})


def tables() -> Tables:
    """Return the site with all that is listed in `shown`."""
    site = Tables(name="admin")
    for shown in TABLES:
        model = apps.get_model(shown.model)
        site._registry[model] = ReadOnlyTable(model, site, shown)
    return site


def _column(name: str) -> Callable[[Any], Any]:
    """Return what shows the value at `name`, which may lead over keys."""
    follow = attrgetter(name.replace("__", "."))

    def value(row: Any) -> Any:
        try:
            return _plainly(follow(row))
        except (AttributeError, ObjectDoesNotExist):
            return EMPTY

    value.__name__ = name
    heading = HEADINGS.get(name, name.removesuffix("__name").replace("_", " "))
    return admin.display(value, description=heading, ordering=name)


def _plainly(value: Any) -> Any:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%-d %B %Y, %H:%M}"
    return value
