"""The application a server runs: assets and kept pages first, Django for the rest."""

import os

from django.core.wsgi import get_wsgi_application

from samehere.web.assets import AssetServer
from samehere.web.cached import PageCache
from samehere.web.outermost import Outermost

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samehere.config.settings")

application = Outermost(AssetServer(PageCache(get_wsgi_application())))
