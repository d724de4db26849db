"""Addresses of the shell's own pages."""

from django.urls import path

from samehere.web import views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
    path("terms/", views.terms, name="terms"),
    path("privacy/", views.privacy, name="privacy"),
    path(".well-known/security.txt", views.security_contact, name="security-contact"),
    path("disclaimer/", views.disclaimer, name="disclaimer"),
]
