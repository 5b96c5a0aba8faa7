/* What every page loads. The rest comes with pages.js, or with reading_page.js where an article is read. */

import "./keymap.js"; // first: the other listeners see keys as shipped
import "./htmx_setup.js";
import "./outbox.js";
import "./menus.js";
import "./shortcuts.js";
import "./blur.js";
import "./go.js";
import "./display.js";
