"""The ledger for the audit: find a chain, read its facts, verify everything."""

from flask import render_template, request

from engine.people import permissions
from engine.people.queries.facts_of_chain import facts_of_chain
from engine.people.queries.organisations import organisations
from engine.store import verify as verification
from engine.workflow.queries.project_lines import project_lines
from webapp import current
from webapp.admin.allowed import allowed
from webapp.admin.blueprint import bp
from webapp.admin.fault_words import FAULTS
from webapp.words import SUBJECTS

FOUND = 20
MOST = 2**31 - 1


@bp.get("/ledger")
@allowed(permissions.may_read_ledger)
def ledger() -> str:
    actor, text = current.actor(), request.args.get("text", "")[:100]
    projects = current.ask(project_lines, actor, text=text, limit=FOUND)
    found = current.ask(organisations, text=text, limit=FOUND)
    return render_template(
        "admin/ledger.html", text=text, projects=projects.items, organisations=found.items
    )


@bp.get("/ledger/chains/<chain>")
@allowed(permissions.may_read_ledger)
def chain(chain: str) -> str:
    subject = request.args.get("subject", "")
    subject = subject if subject in SUBJECTS else ""
    before = request.args.get("before", type=int, default=MOST)
    facts = current.ask(facts_of_chain, current.actor(), chain, subject, min(before, MOST))
    return render_template(
        "admin/chain.html", chain=chain, facts=facts, subject=subject, subjects=SUBJECTS
    )


@bp.post("/ledger/verification")
@allowed(permissions.may_verify)
def verify() -> str:
    report = current.ask(verification.run, current.engine().settings)
    return render_template("admin/verification.html", report=report, faults=FAULTS)
