"""Members and their ways back in."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Member(AbstractBaseUser):
    """A person with an account, known here by a pseudonym alone."""

    name = models.CharField(max_length=40, unique=True)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
