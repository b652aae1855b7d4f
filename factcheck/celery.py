"""The Celery application: background checks, and the periodic sweep that re-queues what was lost."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
app = Celery("factcheck")
# The web server's threads publish too: without this they would find an application without settings.
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
