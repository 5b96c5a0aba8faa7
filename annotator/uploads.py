"""Uploads go to disk in pieces; of a file above the limit only the first 50 MB are ever written."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from articles.domain.texts import LIMIT


class CappedUpload(TemporaryFileUploadHandler):
    """Counts on beyond the limit without writing, so that the refusal can name the file and its true size."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        """Write the piece that begins at byte ``start`` unless it passes the limit."""
        if start + len(raw_data) <= LIMIT:
            self.file.write(raw_data)
