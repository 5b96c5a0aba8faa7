/* What every page loads. A page's own module is imported here too and does nothing where its elements are absent. */

import "./htmx_setup.js";
import "./menus.js";
import "./shortcuts.js";
import "./reading.js";
import "./tagging.js";
import "./queue.js";
import "./claims.js";
import "./claims_list.js";
import "./proposals.js";
import "./links.js";
import "./incidents.js";
