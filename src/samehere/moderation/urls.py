"""Addresses for those who look after groups."""

from django.urls import path

from samehere.moderation import views

urlpatterns = [
    path("moderation/misread/", views.misread, name="misread"),
    path(
        "moderation/misread/<int:statement_id>/dismiss/",
        views.dismiss_misread,
        name="dismiss-misread",
    ),
    path("moderation/misread/<int:statement_id>/leave/", views.leave_misread, name="leave-misread"),
    path("moderation/words/", views.words, name="words"),
    path("moderation/words/add/", views.add_word, name="add-word"),
    path("moderation/words/not-meant/", views.doubt_word, name="doubt-word"),
    path("moderation/words/leave/", views.leave_word, name="leave-word"),
    path("moderation/words/one/", views.word, name="word"),
]
