"""Hands the wiring out once every room is loaded."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition; last in INSTALLED_APPS."""

    name = "samehere.config"

    def ready(self) -> None:
        """Tell each lower room what the rooms above it do."""
        from samehere.config.wiring import wire

        wire()
