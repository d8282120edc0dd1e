"""The studio: analysts write, check, try and publish trading types; nobody touches code.

What an editor of a file speaks (JSON; the CSRF token goes into the header `X-CSRFToken`, and
`Accept: application/json` makes refusals JSON too):

- `GET /studio/<draft>/files/<path>`: the newest content, its number in the header `X-File-Number`.
- `PUT` there with the content as body and the header `X-Based-On: <number>` (0 for a new file):
  200 `{"number": n}`; 409 `{"person": name, "at": moment, "number": n}` when somebody saved
  after that number, and nothing is lost: the client keeps its text and offers both; other
  4xx `{"problems": [{"field", "message"}], "message": …}`.
- `GET …/files/<path>/history`: `[{"number", "by", "at", "removed"}]`, newest first.
- `GET …/files/<path>/states/<number>`: the content of one state.
- `POST /studio/<draft>/presence` `{"path": …}`: `{"others": [{"name", "path"}], "revision": n}`.
- `GET /studio/<draft>/findings.json`: `[{"rule", "severity", "file", "element", "zh", "en",
  "clause", "page"}]`.

In the browser `assets/src/studio/saving.js`, `presence.js` and `findings.js` speak it.
"""

from webapp.studio.blueprint import bp
from webapp.studio.draft import draft
from webapp.studio.files import save
from webapp.studio.findings import findings_json
from webapp.studio.index import index
from webapp.studio.presence import presence
from webapp.studio.rule_page import rule

__all__ = ["bp", "draft", "findings_json", "index", "presence", "rule", "save"]
