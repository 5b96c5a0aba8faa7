/* The modules of all pages but the reading page; each does nothing where its elements are absent. */

import "./queue.js";
import "./claims.js";
import "./drafts.js";
import "./claims_list.js";
import "./proposals.js";
import "./links.js";
import "./incidents.js";
