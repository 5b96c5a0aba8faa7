"""Static files with a content hash in their name, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):
    """Hashed names; module imports are rewritten in our own js/ folder only.

    Django's rewriting of JavaScript imports fails on the files that django-htmx ships, so the pattern is
    limited to the modules written here.
    """

    support_js_module_import_aggregation = True

    def url_converter(self, name, hashed_files, template=None):  # type: ignore[no-untyped-def]
        """Leave the scripts of other packages as they are."""
        if name.endswith(".js") and not name.startswith("js/"):
            return lambda match: match.group(0)
        return super().url_converter(name, hashed_files, template)
