"""Addresses for those who look after groups, and for whoever reports something to them."""

from django.urls import path

from samehere.moderation import views

urlpatterns = [
    path("d/<int:thread_id>/posts/<int:number>/report/", views.report, name="report"),
    path("g/<slug:slug>/report/", views.report_group, name="report-group"),
    path("members/<slug:public_id>/report/", views.report_profile, name="report-profile"),
    path("members/<slug:public_id>/suspend/", views.suspend, name="suspend"),
    path("members/<slug:public_id>/resume/", views.resume, name="resume"),
    path("reports/", views.own_reports, name="own-reports"),
    path("reports/by-link/<str:token>/", views.report_by_link, name="report-by-link"),
    path("reports/by-link/<str:token>/thanks/", views.thanks_by_link, name="thanks-by-link"),
    path("reports/by-link/<str:token>/appeal/", views.appeal_by_link, name="appeal-by-link"),
    path("reports/<slug:report>/", views.own_report, name="own-report"),
    path("reports/<slug:report>/thanks/", views.thanks, name="thanks"),
    path("reports/<slug:report>/appeal/", views.appeal_report, name="appeal-report"),
    path("you/decisions/", views.own_decisions, name="own-decisions"),
    path("you/decisions/<int:decision_id>/", views.own_decision, name="own-decision"),
    path(
        "you/decisions/<int:decision_id>/delete-words/",
        views.delete_removed_words,
        name="delete-removed-words",
    ),
    path("moderation/appeals/<int:appeal_id>/", views.answer, name="appeal"),
    path("moderation/reports/", views.reports, name="reports"),
    path("moderation/reports/<int:thread_id>/<int:number>/", views.reported, name="reported-post"),
    path(
        "moderation/reports/members/<slug:public_id>/",
        views.reported_profile,
        name="reported-profile",
    ),
    path("moderation/reports/groups/<slug:slug>/", views.reported_group, name="reported-group"),
    path("moderation/misread/", views.misread, name="misread"),
    path(
        "moderation/misread/<int:statement_id>/dismiss/",
        views.dismiss_misread,
        name="dismiss-misread",
    ),
    path("moderation/misread/<int:statement_id>/leave/", views.leave_misread, name="leave-misread"),
    path("moderation/misread/<int:statement_id>/undo/", views.undo_misread, name="undo-misread"),
    path("moderation/words/", views.words, name="words"),
    path("moderation/words/add/", views.add_word, name="add-word"),
    path("moderation/words/not-meant/", views.doubt_word, name="doubt-word"),
    path("moderation/words/leave/", views.leave_word, name="leave-word"),
    path("moderation/words/one/", views.word, name="word"),
]
