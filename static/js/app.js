/* What every page loads. A page's own module is imported here too and does nothing where its elements are absent. */

import "./keymap.js"; // first: the other listeners see keys as shipped
import "./htmx_setup.js";
import "./outbox.js";
import "./menus.js";
import "./shortcuts.js";
import "./blur.js";
import "./go.js";
import "./display.js";
import "./reading.js";
import "./reading_list.js";
import "./reading_outline.js";
import "./reading_peek.js";
import "./reading_chooser.js";
import "./reading_find.js";
import "./reading_drawn.js";
import "./tagging.js";
import "./graphic.js";
import "./mark_handles.js";
import "./same_words.js";
import "./mark_edit.js";
import "./queue.js";
import "./claims.js";
import "./drafts.js";
import "./news.js";
import "./claims_list.js";
import "./proposals.js";
import "./links.js";
import "./incidents.js";
