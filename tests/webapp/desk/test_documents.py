"""Files at the desk: who may send them, how large, and that nothing in them runs."""

import pytest

from engine.workflow.tables import DocumentRow
from tests.webapp.desk.desk import PDF, Desk
from tests.workflow.small import STEPS
from webapp.desk import blueprint


@pytest.fixture
def project(desk: Desk) -> str:
    return desk.house.begin(STEPS, project_name="城南小学")


def test_a_file_is_kept_with_its_name_and_its_own_type(desk: Desk, project: str) -> None:
    answer = desk.agency.uploads(f"/projects/{project}/documents", "图纸.pdf", PDF)
    assert (answer.status_code, answer.json["name"]) == (201, "图纸.pdf")
    (row,) = desk.house.rows(DocumentRow)
    assert (row.id, row.media_type, row.size) == (answer.json["id"], "application/pdf", len(PDF))
    assert "图纸.pdf" in desk.agency.get(f"/projects/{project}")


def test_a_file_of_a_task_stands_on_its_page(desk: Desk, project: str) -> None:
    task = desk.house.task(project, "first").id
    sent = desk.agency.uploads(f"/projects/{project}/documents?task={task}", "a.pdf", PDF).json
    page = desk.agency.get(f"/tasks/{task}")
    assert f'href="/documents/{sent["id"]}"' in page


def test_a_draft_that_names_a_file_knows_its_name(desk: Desk, project: str) -> None:
    task = desk.house.task(project, "first").id
    sent = desk.agency.uploads(f"/projects/{project}/documents?task={task}", "图纸.pdf", PDF).json
    desk.agency.drafts(task, papers=[sent["id"]])
    named = desk.agency.values(desk.agency.get(f"/tasks/{task}"), "documents")
    assert named == {sent["id"]: {"name": "图纸.pdf", "url": f"/documents/{sent['id']}"}}


def test_a_download_cannot_run_and_comes_whole(desk: Desk, project: str) -> None:
    sent = desk.agency.uploads(f"/projects/{project}/documents", "<b>.pdf", PDF).json
    answer = desk.agency.client.get(f"/documents/{sent['id']}")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_page_that_was_sent_as_a_file_comes_back_as_plain_text(desk: Desk, project: str) -> None:
    page = b"<!doctype html><script>alert(1)</script>"
    sent = desk.agency.uploads(f"/projects/{project}/documents", "a.html", page).json
    answer = desk.agency.client.get(f"/documents/{sent['id']}")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_strangers_may_neither_send_nor_fetch(desk: Desk, project: str) -> None:
    place = f"/projects/{project}/documents"
    sent = desk.agency.uploads(place, "a.pdf", PDF).json
    desk.stranger.get(f"/documents/{sent['id']}", 404)
    assert desk.stranger.uploads(place, "b.pdf", PDF).status_code == 404
    assert desk.stranger.uploads("/projects/none/documents", "b.pdf", PDF).status_code == 404
    assert len(desk.house.rows(DocumentRow)) == 1


def test_whoever_sees_the_project_and_takes_no_part_may_not_send(desk: Desk, project: str) -> None:
    auditor = desk["audit_admin"]
    answer = auditor.uploads(f"/projects/{project}/documents", "a.pdf", PDF)
    assert answer.status_code == 403
    assert "无权" in answer.json["message"]


def test_permission_is_asked_before_the_file_is_read(desk: Desk, project: str) -> None:
    before = sorted(desk.house.engine.house.files.hashes())
    desk.stranger.uploads(f"/projects/{project}/documents", "new.pdf", PDF + b"never seen")
    assert sorted(desk.house.engine.house.files.hashes()) == before


def test_a_file_beyond_the_limit_is_refused_as_json(
    desk: Desk, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blueprint, "LARGEST", 1000)
    place = f"/projects/{project}/documents"
    assert desk.agency.uploads(place, "b.pdf", PDF + b"x" * 100_000).status_code == 413
    assert desk.house.rows(DocumentRow) == []


def test_files_larger_than_any_form_are_taken(desk: Desk, project: str) -> None:
    large = PDF + b"%" + b"x" * 6_000_000
    answer = desk.agency.uploads(f"/projects/{project}/documents", "large.pdf", large)
    assert (answer.status_code, answer.json["size"]) == (201, len(large))


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.pdf", b""), ("a.exe", b"MZ\x90\x00")],
)
def test_what_is_no_document_is_refused_with_a_sentence(
    desk: Desk, project: str, name: str, content: bytes
) -> None:
    answer = desk.agency.uploads(f"/projects/{project}/documents", name, content)
    assert answer.status_code == 422
    assert answer.json["message"]
    assert desk.house.rows(DocumentRow) == []


def test_an_upload_without_token_or_session_is_refused(desk: Desk, project: str) -> None:
    agency, place = desk.agency, f"/projects/{project}/documents"
    assert agency.uploads(place, "a.pdf", PDF, token="wrong").status_code == 401
    token = agency.token()
    agency.post("/sign-out")
    assert agency.uploads(place, "a.pdf", PDF, token=token).status_code == 401
    assert desk.house.rows(DocumentRow) == []
