"""Addresses of the shell's own pages."""

from django.urls import path

from samehere.web import views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
    path("terms/", views.terms, name="terms"),
    path("privacy/", views.privacy, name="privacy"),
    path("disclaimer/", views.disclaimer, name="disclaimer"),
]
