"""The studio: analysts write, check, try and publish trading types; nobody touches code.

What an editor of a file speaks (JSON; the CSRF token goes into the header `X-CSRFToken`, and
`Accept: application/json` makes refusals JSON too):

- `GET /studio/<draft>/files/<path>`: the newest content, its number in the header `X-File-Number`.
- `PUT` there with the content as body and the header `X-Based-On: <number>` (0 for a new file):
  200 `{"number": n}`; 409 `{"person": name, "at": moment, "number": n}` when somebody saved
  after that number, and nothing is lost: the client keeps its text and offers both; other
  4xx `{"problems": [{"field", "message"}], "message": …}`.
- `GET …/file-history/<path>`: `[{"number", "by", "at", "removed"}]`, newest first.
- `GET …/file-states/<number>/<path>`: the content of one state.
- `POST /studio/<draft>/presence` `{"path": …}`: `{"others": [{"name", "path"}], "revision": n}`.
- `GET /studio/<draft>/findings.json`: `[{"rule", "severity", "file", "element", "zh", "en",
  "clause", "page"}]`.

In the browser `assets/src/studio/saving.js`, `presence.js` and `findings.js` speak it.
"""

from webapp.studio.begin import begin
from webapp.studio.blueprint import bp
from webapp.studio.compare import compare_draft
from webapp.studio.diagram_page import diagram
from webapp.studio.draft import draft
from webapp.studio.file_actions import add
from webapp.studio.files import save
from webapp.studio.findings import findings_json
from webapp.studio.form_page import form
from webapp.studio.index import index
from webapp.studio.item import item
from webapp.studio.new import new
from webapp.studio.presence import presence
from webapp.studio.review import review
from webapp.studio.rule_page import rule
from webapp.studio.states import states
from webapp.studio.steps import steps
from webapp.studio.table_page import table
from webapp.studio.text import text
from webapp.studio.trial import trial
from webapp.studio.trial_actions import open_sandbox
from webapp.studio.trial_record import record

__all__ = [
    "add",
    "begin",
    "bp",
    "compare_draft",
    "diagram",
    "draft",
    "findings_json",
    "form",
    "index",
    "item",
    "new",
    "open_sandbox",
    "presence",
    "record",
    "review",
    "rule",
    "save",
    "states",
    "steps",
    "table",
    "text",
    "trial",
]
