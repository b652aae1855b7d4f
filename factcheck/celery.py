"""The Celery application: background checks, and the periodic sweep that re-queues what was lost."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
# BROKER_URL=folder:// is our own transport; a class can no longer be named in the address itself.
TRANSPORT_ALIASES["folder"] = "factcheck.broker:Transport"
TRANSPORT_ALIASES["redis"] = TRANSPORT_ALIASES["rediss"] = "factcheck.redis_broker:Transport"
app = Celery("factcheck")
# The web server's threads publish too: without this they would find an application without settings.
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
