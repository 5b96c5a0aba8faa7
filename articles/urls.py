"""Every URL, grouped by page. `p/<slug>/` is a project; ids are uuids, stable in exports."""

from django.urls import path

from articles.views import (
    account,
    account_comfort,
    claims,
    claims_list,
    conflicts,
    details,
    drafts,
    entities,
    exports,
    home,
    imports,
    incidents,
    incidents_claims,
    incidents_merge,
    incidents_signed,
    library,
    links,
    log,
    people,
    people_guidelines,
    people_relations,
    queue,
    reading,
    reading_care,
    reading_comments,
    reading_find,
    reading_guidelines,
    reading_list,
    reading_news,
    reading_occurrences,
    reading_place,
    reading_relations,
    reading_shapes,
    reading_undo,
    threads,
)

urlpatterns = [
    # account
    path("sign-in/", account.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:uid>/<str:token>/", account.sign_in_link, name="sign_in_link"),
    path("sign-out/", account.SignOut.as_view(), name="sign_out"),
    path("account/", account_comfort.account, name="account"),
    path("account/display/", account_comfort.display, name="display"),
    path("account/keys/", account_comfort.keys, name="keys"),
    path("health/", account.health, name="health"),
    # entities
    path("p/<slug:slug>/entities/", entities.entities, name="entities"),
    path("p/<slug:slug>/entities/new/", entities.new_entity, name="new_entity"),
    path("p/<slug:slug>/entities/<uuid:uuid>/", entities.entity, name="entity"),
    path("p/<slug:slug>/entities/<uuid:uuid>/names/", entities.new_name, name="new_entity_name"),
    path("p/<slug:slug>/entities/<uuid:uuid>/place/", entities.entity_place, name="entity_place"),
    # queue
    path("p/<slug:slug>/queue/", queue.queue, name="queue"),
    path("p/<slug:slug>/queue/tags/<uuid:uuid>/", queue.queue_tag, name="queue_tag"),
    path("p/<slug:slug>/queue/claims/", queue.queue_claims, name="queue_claims"),
    path("p/<slug:slug>/queue/links/", queue.queue_links, name="queue_links"),
    path("p/<slug:slug>/queue/relations/", queue.queue_relations, name="queue_relations"),
    path("p/<slug:slug>/queue/annotations/<uuid:uuid>/boundary/", queue.boundary, name="queue_boundary"),
    path(
        "p/<slug:slug>/queue/annotations/<uuid:uuid>/decide/",
        queue.decide_annotation,
        name="decide_annotation",
    ),
    path("p/<slug:slug>/queue/claims/<uuid:uuid>/decide/", queue.decide_claim, name="decide_claim"),
    path("p/<slug:slug>/queue/links/<uuid:uuid>/decide/", queue.decide_link, name="decide_link"),
    path("p/<slug:slug>/queue/relations/<uuid:uuid>/decide/", queue.decide_relation, name="decide_relation"),
    path("p/<slug:slug>/queue/decisions/<uuid:uuid>/undo/", queue.undo, name="undo_decision"),
    path("p/<slug:slug>/articles/<uuid:uuid>/submit/", queue.submit_article, name="submit_article"),
    # care
    path("p/<slug:slug>/articles/<uuid:uuid>/open/", reading_care.article_open, name="article_open"),
    path(
        "p/<slug:slug>/articles/<uuid:uuid>/contents/", reading_care.article_contents, name="article_contents"
    ),
    path("p/<slug:slug>/articles/<uuid:uuid>/graphic/", reading_care.article_graphic, name="article_graphic"),
    # library
    path("p/<slug:slug>/library/", library.library, name="library"),
    # imports
    path("p/<slug:slug>/imports/", imports.imports, name="imports"),
    path("p/<slug:slug>/imports/<uuid:uuid>/", imports.import_batch, name="import_batch"),
    path("p/<slug:slug>/imports/<uuid:uuid>/files/", imports.import_add, name="import_add"),
    path("p/<slug:slug>/imports/<uuid:uuid>/details/", imports.import_details, name="import_details"),
    path("p/<slug:slug>/imports/<uuid:uuid>/confirm/", imports.import_confirm, name="import_confirm"),
    path("p/<slug:slug>/imports/<uuid:uuid>/discard/", imports.import_discard, name="import_discard"),
    # people
    path("p/<slug:slug>/people/", people.people, name="people"),
    path("p/<slug:slug>/people/invite/", people.invite_person, name="invite"),
    path("p/<slug:slug>/people/tags/", people.new_tag, name="new_tag"),
    path("p/<slug:slug>/people/words/", people.extend_lexicon, name="extend_lexicon"),
    path("p/<slug:slug>/people/tags/<uuid:uuid>/", people.tag, name="tag"),
    path("p/<slug:slug>/people/tags/<uuid:uuid>/retire/", people.retire, name="retire_tag"),
    path(
        "p/<slug:slug>/people/tags/<uuid:uuid>/guideline/",
        people_guidelines.tag_guideline,
        name="tag_guideline",
    ),
    path("p/<slug:slug>/people/relations/", people_relations.new_relation_type, name="new_relation_type"),
    path("p/<slug:slug>/people/relations/usual/", people_relations.usual_types, name="usual_relation_types"),
    path("p/<slug:slug>/people/relations/<uuid:uuid>/", people_relations.relation_type, name="relation_type"),
    path(
        "p/<slug:slug>/people/relations/<uuid:uuid>/retire/",
        people_relations.retire_type,
        name="retire_relation_type",
    ),
    # exports
    path("p/<slug:slug>/exports/", exports.exports, name="exports"),
    path("p/<slug:slug>/exports/download/", exports.export_download, name="export_download"),
    # details
    path("p/<slug:slug>/articles/<uuid:uuid>/details/", details.article_details, name="article_details"),
    path("p/<slug:slug>/articles/<uuid:uuid>/evidence/", details.article_evidence, name="article_evidence"),
    # reading
    path("p/<slug:slug>/articles/<uuid:uuid>/", reading.article, name="article"),
    path("p/<slug:slug>/articles/<uuid:uuid>/list/", reading_list.article_list, name="article_list"),
    path("p/<slug:slug>/articles/<uuid:uuid>/find/", reading_find.article_find, name="article_find"),
    path("p/<slug:slug>/articles/<uuid:uuid>/at/", reading_place.article_marks_at, name="article_marks_at"),
    path(
        "p/<slug:slug>/articles/<uuid:uuid>/annotations/", reading.create_annotation, name="create_annotation"
    ),
    path("p/<slug:slug>/articles/<uuid:uuid>/undo/", reading_undo.undo_annotation, name="undo_annotation"),
    path("p/<slug:slug>/articles/<uuid:uuid>/redo/", reading_undo.redo_annotation, name="redo_annotation"),
    path("p/<slug:slug>/articles/<uuid:uuid>/acts/", reading_undo.acts, name="acts"),
    path("p/<slug:slug>/articles/<uuid:uuid>/same-words/", reading_occurrences.same_words, name="same_words"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/", reading.annotation, name="annotation"),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/still-right/",
        reading_guidelines.reaffirm_annotation,
        name="reaffirm_annotation",
    ),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/history/",
        reading.annotation_history,
        name="annotation_history",
    ),
    path("p/<slug:slug>/annotations/<uuid:uuid>/tag/", reading.retag_annotation, name="retag_annotation"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/range/", reading.move_annotation, name="move_annotation"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/add/", reading_shapes.add_fragment, name="add_fragment"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/drop/", reading_shapes.drop_fragment, name="drop_fragment"),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/split/",
        reading_shapes.split_annotation,
        name="split_annotation",
    ),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/merge/",
        reading_shapes.merge_annotation,
        name="merge_annotation",
    ),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/sure/", reading_shapes.rate_annotation, name="rate_annotation"
    ),
    path("p/<slug:slug>/annotations/<uuid:uuid>/entity/", reading.attach_entity, name="attach_entity"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/note/", reading.note_annotation, name="note_annotation"),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/remove/", reading.remove_annotation, name="remove_annotation"
    ),
    path("p/<slug:slug>/articles/<uuid:uuid>/news/", reading_news.article_news, name="article_news"),
    path("p/<slug:slug>/articles/<uuid:uuid>/changes/", reading_news.article_changes, name="article_changes"),
    path("p/<slug:slug>/annotations/<uuid:uuid>/relate/", reading_relations.relate, name="relate"),
    path(
        "p/<slug:slug>/annotations/<uuid:uuid>/relations/",
        reading_relations.relations_of,
        name="relations_of",
    ),
    path("p/<slug:slug>/relations/<uuid:uuid>/", reading_relations.relation, name="relation"),
    path(
        "p/<slug:slug>/relations/<uuid:uuid>/remove/",
        reading_relations.remove_relation,
        name="remove_relation",
    ),
    path("p/<slug:slug>/comments/<uuid:uuid>/", reading_comments.comment_tier, name="comment_tier"),
    # home
    path("", home.home, name="home"),
    path("p/<slug:slug>/", home.project_home, name="project_home"),
    # drafts
    path("p/<slug:slug>/drafts/<str:target_type>/<uuid:uuid>/<str:form>/", drafts.draft, name="draft"),
    path(
        "p/<slug:slug>/drafts/<str:target_type>/<uuid:uuid>/<str:form>/discard/",
        drafts.draft_discard,
        name="draft_discard",
    ),
    # log
    path("p/<slug:slug>/log/", log.log, name="log"),
    # threads
    path("p/<slug:slug>/threads/", threads.threads, name="threads"),
    path("p/<slug:slug>/threads/<uuid:uuid>/", threads.thread, name="thread"),
    path("p/<slug:slug>/threads/<uuid:uuid>/read/", threads.read_thread, name="read_thread"),
    path("p/<slug:slug>/threads/<uuid:uuid>/resolve/", threads.resolve_thread, name="resolve_thread"),
    path("p/<slug:slug>/threads/<uuid:uuid>/reopen/", threads.reopen_thread, name="reopen_thread"),
    path("p/<slug:slug>/threads/<str:target_type>/<uuid:uuid>/", threads.thread_of, name="thread_of"),
    path(
        "p/<slug:slug>/threads/<str:target_type>/<uuid:uuid>/messages/",
        threads.write_message,
        name="write_message",
    ),
    path("p/<slug:slug>/messages/<uuid:uuid>/", threads.message, name="message"),
    path("p/<slug:slug>/messages/<uuid:uuid>/edit/", threads.edit_message, name="edit_message"),
    # claims
    path("p/<slug:slug>/claims/", claims_list.claims, name="claims"),
    path("p/<slug:slug>/claims/together/", claims_list.claims_together, name="claims_together"),
    path("p/<slug:slug>/incidents/<uuid:uuid>/apart/", claims_list.claims_apart, name="claims_apart"),
    path("p/<slug:slug>/quantity/", claims.quantity_words, name="quantity_words"),
    path("p/<slug:slug>/articles/<uuid:uuid>/claims/new/", claims.claim_new, name="claim_new"),
    path("p/<slug:slug>/claims/<uuid:uuid>/", claims.claim, name="claim"),
    path("p/<slug:slug>/claims/<uuid:uuid>/edit/", claims.claim_edit, name="claim_edit"),
    path("p/<slug:slug>/claims/<uuid:uuid>/remove/", claims.claim_remove, name="claim_remove"),
    path("p/<slug:slug>/claims/<uuid:uuid>/restore/", claims.claim_restore, name="claim_restore"),
    # links
    path("p/<slug:slug>/links/", links.links, name="links"),
    path("p/<slug:slug>/links/<uuid:uuid>/", links.link, name="link"),
    path("p/<slug:slug>/links/<uuid:uuid>/remove/", links.link_remove, name="link_remove"),
    path("p/<slug:slug>/links/<uuid:uuid>/restore/", links.link_restore, name="link_restore"),
    path("p/<slug:slug>/claims/<uuid:uuid>/candidates/", links.link_candidates, name="link_candidates"),
    path("p/<slug:slug>/claims/<uuid:uuid>/compare/<uuid:other>/", links.compare, name="compare"),
    # conflicts
    path("p/<slug:slug>/conflicts/", conflicts.conflicts, name="conflicts"),
    path("p/<slug:slug>/conflicts/<uuid:uuid>/undo/", conflicts.conflict_undo, name="conflict_undo"),
    path("p/<slug:slug>/conflicts/<uuid:uuid>/<uuid:other>/", conflicts.conflict, name="conflict"),
    path(
        "p/<slug:slug>/conflicts/<uuid:uuid>/<uuid:other>/same-event/",
        conflicts.conflict_same_event,
        name="conflict_same_event",
    ),
    # incidents
    path("p/<slug:slug>/incidents/", incidents.incidents, name="incidents"),
    path("p/<slug:slug>/incidents/new/", incidents.incident_new, name="incident_new"),
    path("p/<slug:slug>/incidents/<uuid:uuid>/", incidents.incident, name="incident"),
    path("p/<slug:slug>/incidents/<uuid:uuid>/edit/", incidents.incident_edit, name="incident_edit"),
    path("p/<slug:slug>/incidents/options/", incidents_claims.incident_options, name="incident_options"),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/claims/",
        incidents_claims.incident_claims,
        name="incident_claims",
    ),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/attach/",
        incidents_claims.incident_attach,
        name="incident_attach",
    ),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/detach/",
        incidents_claims.incident_detach,
        name="incident_detach",
    ),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/split/", incidents_claims.incident_split, name="incident_split"
    ),
    path("p/<slug:slug>/incidents/<uuid:uuid>/undo/", incidents_claims.incident_undo, name="incident_undo"),
    path("p/<slug:slug>/incidents/<uuid:uuid>/merge/", incidents_merge.incident_merge, name="incident_merge"),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/unmerge/",
        incidents_merge.incident_unmerge,
        name="incident_unmerge",
    ),
    path(
        "p/<slug:slug>/claims/<uuid:uuid>/incident/", incidents_claims.claim_incident, name="claim_incident"
    ),
    path(
        "p/<slug:slug>/incidents/<uuid:uuid>/sign/", incidents_signed.assessment_sign, name="assessment_sign"
    ),
    path("p/<slug:slug>/assessments/<uuid:uuid>/", incidents_signed.assessment, name="assessment"),
    path(
        "p/<slug:slug>/assessments/<uuid:uuid>/reopen/",
        incidents_signed.assessment_reopen,
        name="assessment_reopen",
    ),
]
