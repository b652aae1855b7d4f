"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from factcheck.charsets import with_charsets_of_the_web

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
application = with_charsets_of_the_web(get_wsgi_application())
