"""The version of a tag that brought its wording, read from the log for the tags there are."""

from django.db import migrations, models

WORDING = ("name", "definition", "include", "exclude", "example")
CHANGES = ("tag.edit", "tag.retire", "tag.bring_back")  # each of them made the tag's next version


def fill(apps, schema_editor):
    Tag = apps.get_model("articles", "Tag")
    LogEntry = apps.get_model("articles", "LogEntry")
    versions, worded = {}, {}
    entries = LogEntry.objects.filter(subject_type="tag", verb__in=CHANGES).order_by("id")
    for entry in entries.only("subject_id", "verb", "before", "after").iterator():
        versions[entry.subject_id] = version = versions.get(entry.subject_id, 1) + 1
        before, after = entry.before or {}, entry.after or {}
        if entry.verb == "tag.edit" and any(before.get(name) != after.get(name) for name in WORDING):
            worded[entry.subject_id] = version
    for uuid, version in worded.items():
        Tag.objects.filter(uuid=uuid).update(worded_in=version)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_drafts")]
    operations = [
        migrations.AddField(
            model_name="tag",
            name="worded_in",
            field=models.PositiveIntegerField(default=1, help_text="The version that brought its wording."),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(fields=["tag", "tag_version", "id"], name="annotation_by_wording"),
        ),
    ]
