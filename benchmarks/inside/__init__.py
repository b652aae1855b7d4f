"""What runs within a benchmark's own process, with Django set up and an empty database."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
django.setup()
