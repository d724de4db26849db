"""Addresses of what was read, and of the choice about being read."""

from django.urls import path

from samehere.experiences import views

urlpatterns = [
    path("consent/", views.consent, name="consent"),
    path("statements/<int:statement_id>/confirm/", views.confirm, name="confirm-statement"),
    path("statements/<int:statement_id>/dismiss/", views.dismiss, name="dismiss-statement"),
    path("statements/<int:statement_id>/report/", views.report, name="report-statement"),
]
