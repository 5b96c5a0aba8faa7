"""What is handed in for import: files, or one pasted text."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.actions.import_files import Source


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All the files of one input; an empty file is let through, so that its refusal can be named."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """Return the uploaded files in their order."""
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if isinstance(file, UploadedFile)]


class HandInForm(forms.Form):
    """Files and a pasted text; either may be missing."""

    upload = FilesField(
        label="Text files",
        required=False,
        widget=ManyFiles(attrs={"multiple": True, "accept": ".txt,.text,.md,text/plain"}),
    )
    text = forms.CharField(
        label="The article’s text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"class": "area", "rows": 10, "dir": "auto"}),
    )

    def sources(self) -> list[Source]:
        """What was handed in, not read yet. Call after ``is_valid``."""
        files = [Source(f.name or "", f.size or 0, f.read) for f in self.cleaned_data["upload"]]
        pasted = self.cleaned_data["text"].replace("\r\n", "\n").encode()
        if pasted.strip():
            files.append(Source("", len(pasted), lambda: pasted))
        return files
