"""The room as Django's registry of apps knows it."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Hears from Django when somebody signs in or out."""

    name = "samehere.members"

    def ready(self) -> None:
        """Keep the device, however somebody signs in or out."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from samehere.members import device_sessions

        user_logged_in.connect(device_sessions.remember)
        user_logged_out.connect(device_sessions.forget)
