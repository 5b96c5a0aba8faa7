"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
application = get_wsgi_application()

# What is loaded now stays for the life of the process: without this, a page with thousands of marks makes the
# collector walk all of it again, which takes a fifth of the page's time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
