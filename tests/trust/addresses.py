"""What every address of the site asks of a person: the registry behind the generated role test.

One row for each name in articles.urls. ``read`` is the permission for GET and HEAD, ``write`` that for POST;
a method without a permission answers 405. ``about`` says what the uuid in the address names. ``mine``: the
act is about the person's own part of it by nature (submitting one's own drafts, reading one's own log).
"""

from dataclasses import dataclass, field

from articles.domain.permissions import Action

A = Action


@dataclass(frozen=True)
class Address:
    """One URL name. ``public`` needs no signing in; ``form`` is what a plausible POST carries."""

    read: Action | None = None
    write: Action | None = None
    about: str = "project"
    mine: bool = False
    public: bool = False
    form: dict[str, str] = field(default_factory=dict)

    @property
    def methods(self) -> set[str]:
        """The methods that are not answered with 405."""
        return ({"GET", "HEAD"} if self.read else set()) | ({"POST"} if self.write else set())


ACCEPT = {"act": "accept", "version": "1"}

ADDRESSES: dict[str, Address] = {
    # no project
    "sign_in": Address(A.READ, A.READ, "nothing", public=True),
    "sign_in_link": Address(A.READ, A.READ, "nothing", public=True),
    "health": Address(A.READ, about="nothing", public=True),
    "sign_out": Address(write=A.READ, about="nothing"),
    "account": Address(A.READ, A.READ, "nothing", form={"theme": "dark", "density": "compact"}),
    "display": Address(write=A.READ, about="nothing", form={"theme": "dark", "density": "compact"}),
    "keys": Address(A.READ, A.READ, "nothing", form={"act Reading z": "u"}),
    "home": Address(A.READ, about="nothing"),
    # pages of a project
    "project_home": Address(A.READ),
    "library": Address(A.READ),
    "people": Address(A.READ),
    "threads": Address(A.READ),
    "claims": Address(A.READ),
    "claims_together": Address(A.ASSIGN, A.ASSIGN),
    "links": Address(A.READ),
    "incidents": Address(A.READ),
    "entities": Address(A.READ),
    "quantity_words": Address(A.READ),
    "log": Address(A.READ_LOG, mine=True),
    "queue": Address(A.DECIDE),
    "queue_claims": Address(A.DECIDE),
    "queue_links": Address(A.DECIDE),
    "queue_relations": Address(A.DECIDE),
    "exports": Address(A.EXPORT_ACCEPTED),
    "export_download": Address(write=A.EXPORT_ACCEPTED),
    # people and codebook
    "invite": Address(write=A.INVITE),
    "new_tag": Address(write=A.EDIT_TAGS),
    "extend_lexicon": Address(write=A.EDIT_TAGS),
    "tag": Address(A.EDIT_TAGS, A.EDIT_TAGS, "tag"),
    "retire_tag": Address(write=A.EDIT_TAGS, about="tag", form={"version": "1"}),
    "tag_guideline": Address(A.READ, about="tag"),
    "new_relation_type": Address(write=A.EDIT_TAGS),
    "usual_relation_types": Address(write=A.EDIT_TAGS),
    "relation_type": Address(A.EDIT_TAGS, A.EDIT_TAGS, "relation type"),
    "retire_relation_type": Address(write=A.EDIT_TAGS, about="relation type", form={"version": "1"}),
    "queue_tag": Address(A.DECIDE, about="tag"),
    # entities and incidents
    "new_entity": Address(A.EDIT_ENTITIES, A.EDIT_ENTITIES),
    "entity": Address(A.READ, about="entity"),
    "new_entity_name": Address(write=A.EDIT_ENTITIES, about="entity", form={"text": "the Guard"}),
    "entity_place": Address(write=A.EDIT_ENTITIES, about="entity", form={"version": "1", "country": "Orsel"}),
    "incident_new": Address(A.EDIT_ENTITIES, A.EDIT_ENTITIES),
    "incident": Address(A.READ, about="incident"),
    "incident_edit": Address(A.EDIT_ENTITIES, A.EDIT_ENTITIES, "incident"),
    "incident_options": Address(A.ASSIGN),
    "incident_claims": Address(A.ASSIGN, about="incident"),
    "incident_attach": Address(write=A.ASSIGN, about="incident"),
    "incident_detach": Address(write=A.ASSIGN, about="incident"),
    "incident_split": Address(write=A.ASSIGN, about="incident", form={"title": "Second raid"}),
    "incident_undo": Address(write=A.ASSIGN, about="incident", form={"entry": "1"}),
    "incident_merge": Address(A.EDIT_ENTITIES, A.EDIT_ENTITIES, "incident", form={"version": "1"}),
    "incident_unmerge": Address(write=A.EDIT_ENTITIES, about="incident"),
    "assessment_sign": Address(A.SIGN, A.SIGN, "incident", form={"measure": "killed"}),
    "assessment": Address(A.READ, about="assessment"),
    "assessment_reopen": Address(write=A.SIGN, about="assessment", form={"reason": "A later register."}),
    "claims_apart": Address(write=A.ASSIGN, about="incident", form={"entry": "1"}),
    # imports
    "imports": Address(A.IMPORT, A.IMPORT),
    "import_batch": Address(A.IMPORT, about="import"),
    "import_add": Address(write=A.IMPORT, about="import"),
    "import_details": Address(write=A.IMPORT, about="import"),
    "import_confirm": Address(write=A.IMPORT, about="import"),
    "import_discard": Address(write=A.IMPORT, about="discarded import"),
    # articles
    "article": Address(A.READ, about="article"),
    "article_details": Address(A.READ, A.EDIT_ARTICLE, "article", form={"version": "1", "title": "Depot"}),
    "article_list": Address(A.READ, about="article"),
    "article_find": Address(A.READ, about="article"),
    "article_marks_at": Address(A.READ, about="article"),
    "article_open": Address(write=A.READ, about="article"),
    "article_contents": Address(
        write=A.EDIT_ARTICLE, about="article", form={"version": "1", "categories": "torture"}
    ),
    "article_graphic": Address(write=A.EDIT_ARTICLE, about="article", form={"number": "1", "graphic": "1"}),
    "article_evidence": Address(A.READ, about="article"),
    "article_news": Address(A.READ, about="article"),
    "article_changes": Address(A.READ, about="article"),
    "create_annotation": Address(write=A.CREATE, about="article"),
    "undo_annotation": Address(write=A.CREATE, about="article"),
    "redo_annotation": Address(write=A.CREATE, about="article"),
    "acts": Address(A.CREATE, about="article"),
    "same_words": Address(A.CREATE, A.CREATE, "article", form={"words": "guards"}),
    "submit_article": Address(write=A.SUBMIT, about="article", mine=True),
    "claim_new": Address(A.CREATE, A.CREATE, "article"),
    "comment_tier": Address(A.PROMOTE, A.PROMOTE, "comment", form={"promoted": "1", "reason": "A witness."}),
    # annotations
    "annotation": Address(A.READ, about="annotation"),
    "annotation_history": Address(A.READ_LOG, about="annotation"),
    "retag_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "move_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "add_fragment": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "drop_fragment": Address(write=A.EDIT, about="annotation", form={"version": "1", "start": "0"}),
    "split_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1", "at": "5"}),
    "merge_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "rate_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1", "confidence": "sure"}),
    "attach_entity": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "note_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1", "note": "See 12."}),
    "reaffirm_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "remove_annotation": Address(write=A.EDIT, about="annotation", form={"version": "1"}),
    "relate": Address(A.CREATE, A.CREATE, "annotation"),
    "relations_of": Address(A.READ, about="annotation"),
    "relation": Address(A.READ, A.EDIT, "relation", form={"version": "1"}),
    "remove_relation": Address(write=A.EDIT, about="relation", form={"version": "1"}),
    "queue_boundary": Address(A.DECIDE, about="annotation"),
    "decide_annotation": Address(write=A.DECIDE, about="annotation", form=ACCEPT),
    # claims and links
    "claim": Address(A.READ, about="claim"),
    "claim_incident": Address(A.ASSIGN, A.ASSIGN, "claim"),
    "claim_edit": Address(A.EDIT, A.EDIT, "claim", form={"version": "1"}),
    "claim_remove": Address(write=A.EDIT, about="claim", form={"version": "1"}),
    "claim_restore": Address(write=A.EDIT, about="claim", form={"version": "1"}),
    "link_candidates": Address(A.CREATE, about="claim"),
    "compare": Address(A.READ, A.CREATE, "claim", form={"kind": "compatible"}),
    "decide_claim": Address(write=A.DECIDE, about="claim", form=ACCEPT),
    "link": Address(A.READ, about="link"),
    "link_remove": Address(write=A.EDIT, about="link", form={"version": "1"}),
    "link_restore": Address(write=A.EDIT, about="link", form={"version": "1"}),
    "decide_link": Address(write=A.DECIDE, about="link", form=ACCEPT),
    "decide_relation": Address(write=A.DECIDE, about="relation", form=ACCEPT),
    "undo_decision": Address(write=A.DECIDE, about="decision"),
    # conflicts
    "conflicts": Address(A.READ),
    "conflict": Address(A.READ, A.CREATE, "claim", form={"kind": "compatible"}),
    "conflict_undo": Address(write=A.EDIT, about="link", form={"version": "1"}),
    "conflict_same_event": Address(
        write=A.ASSIGN,
        about="claim",
        form={"joins": "ab", "title": "Depot", "version_a": "1", "version_b": "1"},
    ),
    # drafts
    "draft": Address(A.CREATE, A.CREATE, "annotation", form={"note": "See 12."}),
    "draft_discard": Address(write=A.CREATE, about="annotation"),
    # threads
    "thread": Address(A.READ, about="thread"),
    "read_thread": Address(write=A.READ, about="thread"),
    "resolve_thread": Address(write=A.CREATE, about="thread"),
    "reopen_thread": Address(write=A.CREATE, about="thread"),
    "thread_of": Address(A.READ, about="annotation"),
    "write_message": Address(write=A.CREATE, about="annotation", form={"body": "See 12."}),
    "message": Address(A.READ, about="message"),
    "edit_message": Address(A.CREATE, A.CREATE, "message", form={"version": "1", "body": "See 13."}),
}
