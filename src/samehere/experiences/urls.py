"""Addresses of what was read: treatments, their sentences, and answers to what was read."""

from django.urls import path

from samehere.experiences import views

urlpatterns = [
    path("treatments/", views.treatments, name="treatments"),
    path("treatments/<slug:address>/", views.treatment, name="treatment"),
    path("treatments/<slug:address>/sentences/", views.sentences, name="all-sentences"),
    path("treatments/<slug:address>/sentences/<int:cell>/", views.sentences, name="sentences"),
    path(
        "treatments/<slug:address>/sentences/other-ways/",
        views.sentences,
        {"rest": "ways"},
        name="other-ways",
    ),
    path("treatments/<slug:address>/table.csv", views.table, name="table"),
    path("g/<slug:slug>/treatments/", views.treatments, name="group-treatments"),
    path("g/<slug:slug>/treatments/<slug:address>/", views.treatment, name="group-treatment"),
    path(
        "g/<slug:slug>/treatments/<slug:address>/sentences/",
        views.sentences,
        name="group-all-sentences",
    ),
    path(
        "g/<slug:slug>/treatments/<slug:address>/sentences/<int:cell>/",
        views.sentences,
        name="group-sentences",
    ),
    path(
        "g/<slug:slug>/treatments/<slug:address>/sentences/other-ways/",
        views.sentences,
        {"rest": "ways"},
        name="group-other-ways",
    ),
    path(
        "g/<slug:slug>/treatments/<slug:address>/sentences/other-reasons/",
        views.sentences,
        {"rest": "reasons"},
        name="group-other-reasons",
    ),
    path("g/<slug:slug>/treatments/<slug:address>/table.csv", views.table, name="group-table"),
    path("how-numbers-are-made/", views.method, name="method"),
    path("consent/", views.consent, name="consent"),
    path("consent/read/", views.own, name="own-statements"),
    path("consent/read/no-offer/", views.decline_offer, name="decline-offer"),
    path("statements/<int:statement_id>/confirm/", views.confirm, name="confirm-statement"),
    path("statements/<int:statement_id>/dismiss/", views.dismiss, name="dismiss-statement"),
    path("statements/<int:statement_id>/undo/", views.undo, name="undo-answer"),
    path("statements/<int:statement_id>/report/", views.report, name="report-statement"),
    path("statements/<int:statement_id>/report/undo/", views.undo_report, name="undo-report"),
]
