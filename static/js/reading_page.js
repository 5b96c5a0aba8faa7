/* The modules of the reading page, with those of the forms that open in its inspector. */

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
import "./relating.js";
import "./claims.js";
import "./drafts.js";
import "./news.js";
import "./proposals.js";
import "./links.js";
