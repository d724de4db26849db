"""Where operators look into the tables."""

from django.urls import path

from samehere.operations.tables.site import tables

urlpatterns = [path("operator/", tables().urls)]
