"""Addresses of groups and discussions. Each act has two: to do it, and to take it back."""

from django.urls import path

from samehere.discussions import views

urlpatterns = [
    path("", views.home, name="home"),
    path("you/posts/", views.own, name="own-posts"),
    path("you/answers/", views.own_answers, name="own-answers"),
    path("groups/new/", views.open_group, name="open-group"),
    path("g/<slug:slug>/", views.group, name="group"),
    path("g/<slug:slug>/about/", views.describe_group, name="describe-group"),
    path("g/<slug:slug>/join/", views.join, name="join-group"),
    path("g/<slug:slug>/leave/", views.leave, name="leave-group"),
    path("g/<slug:slug>/start/", views.start, name="start-discussion"),
    path("g/<slug:slug>/members/", views.members, name="group-members"),
    path("g/<slug:slug>/members/<slug:public_id>/", views.member, name="group-member"),
    path("g/<slug:slug>/members/<slug:public_id>/role/", views.give_role, name="give-role"),
    path("g/<slug:slug>/members/<slug:public_id>/take-out/", views.take_out, name="take-out"),
    path("g/<slug:slug>/invitations/", views.invite, name="invitations"),
    path(
        "g/<slug:slug>/invitations/<int:invitation_id>/revoke/",
        views.revoke,
        name="revoke-invitation",
    ),
    path("g/<slug:slug>/held/", views.held, name="held"),
    path("g/<slug:slug>/held/<int:held_id>/release/", views.release, name="release-held"),
    path("g/<slug:slug>/held/<int:held_id>/refuse/", views.refuse, name="refuse-held"),
    path("waiting/", views.waiting, name="waiting"),
    path("waiting/<int:held_id>/delete/", views.take_back, name="take-back-held"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("d/<int:thread_id>/", views.thread, name="thread"),
    path("d/<int:thread_id>/follow/", views.follow, name="follow"),
    path("d/<int:thread_id>/unfollow/", views.unfollow, name="unfollow"),
    path("d/<int:thread_id>/reply/", views.reply, name="reply"),
    path("d/<int:thread_id>/posts/<int:number>/", views.post, name="post"),
    path("d/<int:thread_id>/posts/<int:number>/like/", views.like, name="like"),
    path("d/<int:thread_id>/posts/<int:number>/unlike/", views.unlike, name="unlike"),
    path("d/<int:thread_id>/posts/<int:number>/same-here/", views.same_here, name="same-here"),
    path(
        "d/<int:thread_id>/posts/<int:number>/not-same-here/",
        views.not_same_here,
        name="not-same-here",
    ),
    path("d/<int:thread_id>/posts/<int:number>/edit/", views.edit, name="edit-post"),
    path("d/<int:thread_id>/posts/<int:number>/delete/", views.delete, name="delete-post"),
]
