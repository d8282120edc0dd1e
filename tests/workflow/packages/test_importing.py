"""A package is imported whole or not at all, by who may, on signatures that count."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import BadDiagram, NotAllowed, NotFound
from engine.store import ledger
from engine.studio.orders.import_draft import ImportDraft
from engine.studio.queries.draft_files import draft_files
from engine.studio.queries.draft_view import draft_view
from engine.vocabulary import OPERATOR, Actor, Data, Fact
from engine.workflow import catalogue, packages, versions
from engine.workflow.orders.import_package import ImportPackage
from engine.workflow.orders.publish_package import PublishPackage
from engine.workflow.orders.withdraw_trusted_key import WithdrawTrustedKey
from engine.workflow.packages.package import of
from engine.workflow.queries.item_package import item_package
from engine.workflow.queries.trusted_keys import trusted_keys
from tests.orders.trusted import OTHER, TRUSTED, security, trust
from tests.workflow.houses import House
from tests.workflow.packages.zips import SAD, parts, tampered, zipped
from tests.workflow.small import STEPS

ROOT = Path(__file__).parents[3]
ANALYST = Actor(id="a1", name="甲", region="320000", roles=frozenset({"analyst"}))
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def publication(package: bytes, *, unsigned: bool = False) -> ImportPackage:
    return ImportPackage(
        actor=OPERATOR,
        package=package,
        effective_from=NOW,
        region="320000",
        reason="省里统一",
        unsigned=unsigned,
    )


def draft(package: bytes) -> ImportDraft:
    return ImportDraft(actor=ANALYST, package=package, region="320000")


def imported(house: House) -> list[Data]:
    """What the ledger says of imports."""
    with house.sessions() as session:
        facts = ledger.facts(session, "house", limit=1_000)
    return [one.particulars for one in facts if one.fact == Fact.PACKAGE_IMPORTED]


def test_what_a_trusted_key_signed_is_published_with_its_name_in_the_ledger(house: House) -> None:
    key = trust(house, TRUSTED, "省交易中心")
    version = house.give(publication(zipped({}, OTHER, TRUSTED)))
    (told,) = imported(house)
    assert (told["version"], told["signed_by"], told["reason"]) == (version, key, "省里统一")
    assert house.ask(catalogue.current, "TINY", house.now).version == version


def test_without_a_signature_that_counts_it_needs_another_word(house: House) -> None:
    for package, reason in (
        (zipped(), "manifest.json · not signed"),
        (zipped({}, OTHER), "not trusted here"),
    ):
        with house.refusing(BadDiagram) as refused:
            house.give(publication(package))
        assert reason in str(refused.value)
    assert house.give(publication(zipped({}, OTHER), unsigned=True))


def test_a_withdrawn_key_is_no_reason_and_its_draft_is_refused_too(small_house: House) -> None:
    key = trust(small_house, TRUSTED, "省交易中心")
    package = zipped({}, TRUSTED)
    small_house.give(WithdrawTrustedKey(actor=security(small_house), key=key, reason="遗失"))
    for order in (publication(package, unsigned=True), draft(package)):
        with small_house.refusing(BadDiagram) as refused:
            small_house.give(order)
        assert str(refused.value).endswith(
            f"signatures/{key}.sig · made with a key that was withdrawn"
        )
    (line,) = small_house.ask(trusted_keys, security(small_house))
    assert line.withdrawn_at is not None


def test_what_was_changed_after_signing_is_refused(small_house: House) -> None:
    key = trust(small_house, TRUSTED, "省交易中心")
    for order in (publication(tampered(TRUSTED), unsigned=True), draft(tampered(TRUSTED))):
        with small_house.refusing(BadDiagram) as refused:
            small_house.give(order)
        assert refused.value.findings == (f"signatures/{key}.sig · does not match manifest.json",)


def test_nobody_at_a_page_publishes_and_only_the_security_administrator_trusts(
    small_house: House,
) -> None:
    publishing = publication(zipped(), unsigned=True)
    for actor in (ANALYST, security(small_house), small_house.agency):
        with small_house.refusing(NotAllowed):
            small_house.give(type(publishing)(**{**_fields(publishing), "actor": actor}))
    with pytest.raises(NotAllowed):
        small_house.ask(trusted_keys, ANALYST)


def test_a_draft_holds_the_files_as_they_came(house: House) -> None:
    id_ = house.give(draft(zipped({}, OTHER)))
    assert house.ask(draft_files, ANALYST, id_) == parts()
    (told,) = imported(house)
    assert (told["draft"], told["signed_by"]) == (id_, "")


HTML = b'{"type": "default", "id": "tiny_step", "components": [{"type": "html", "content": "x"}]}'
IFRAME = b'{"type": "default", "id": "tiny_step", "components": [{"type": "iframe", "url": "x"}]}'
XXE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&x;</definitions>'
)
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "html": (lambda: zipped({"forms/tiny/step.form": HTML}), "forms/tiny/step.form"),
    "iframe": (lambda: zipped({"forms/tiny/step.form": IFRAME}), "forms/tiny/step.form"),
    "xxe": (lambda: zipped({"process.bpmn": XXE}), "process.bpmn"),
    "half": (lambda: zipped({"process.bpmn": b"<definitions"}), "process.bpmn"),
    "no process": (lambda: zipped({"item.toml": b'trading_type = "tiny"'}), "item.toml"),
    "broken item": (lambda: zipped({"item.toml": b"code = "}), "item.toml"),
    "item in GBK": (lambda: zipped({"item.toml": "zh = '啊'".encode("gbk")}), "item.toml"),
    "type": (lambda: zipped({"item.toml": b'trading_type = "../../tmp"'}), "item.toml"),
    "english": (lambda: zipped({"translations/en.json": b"["}), "translations/en.json"),
    "table": (lambda: zipped({"price.dmn": XXE}), "price.dmn"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_nothing_changes(small_house: House, name: str) -> None:
    made, file = BAD[name]
    for order in (publication(made(), unsigned=True), draft(made())):
        with small_house.refusing(BadDiagram) as refused:
            small_house.give(order)
        assert any(one.startswith(f"{file} · ") for one in refused.value.findings)


def test_every_reason_is_told_at_once(small_house: House) -> None:
    package = zipped({"forms/tiny/step.form": HTML, "process.bpmn": XXE})
    with small_house.refusing(BadDiagram) as refused:
        small_house.give(draft(package))
    files = {one.partition(" · ")[0] for one in refused.value.findings}
    assert {"forms/tiny/step.form", "process.bpmn"} <= files


def test_an_export_is_what_was_imported_and_imports_as_the_same_version(house: House) -> None:
    first = house.give(publication(zipped(), unsigned=True))
    exported = house.ask(item_package, OPERATOR, "TINY")
    assert exported == parts()
    assert house.give(publication(packages.write_zip(exported), unsigned=True)) == first
    assert house.ask(catalogue.current, "TINY", house.now).revision == 1


def test_a_draft_of_a_known_type_follows_its_newest_version(small_house: House) -> None:
    version = small_house.give(publication(zipped(), unsigned=True))
    view = small_house.ask(draft_view, ANALYST, small_house.give(draft(zipped())))
    assert view.based_on == version


def test_newer_stories_replace_those_of_the_same_revision(small_house: House) -> None:
    small_house.give(publication(zipped(), unsigned=True))
    small_house.give(publication(zipped({"stories/sad.json": SAD}), unsigned=True))
    assert "stories/sad.json" in small_house.ask(item_package, ANALYST, "TINY", 1)


def test_an_item_that_nobody_wrote_as_a_file_is_written_from_its_values(
    small_house: House,
) -> None:
    code = small_house.publish(STEPS, offered={"pay": "=true"}, legal_basis=[{"zh": "法"}])
    exported = of(small_house.ask(item_package, ANALYST, code))
    content = small_house.ask(catalogue.newest, code).content
    assert exported.content == content | {"trading_type": "tiny"}


def test_what_is_not_there_or_not_theirs_is_not_exported(small_house: House) -> None:
    small_house.give(publication(zipped(), unsigned=True))
    for code, revision in (("NONE", None), ("TINY", 2)):
        with pytest.raises(NotFound):
            small_house.ask(item_package, ANALYST, code, revision)
    with pytest.raises(NotAllowed):
        small_house.ask(item_package, small_house.agency, "TINY")


@pytest.mark.parametrize("name", packages.names(ROOT / "processes"))
def test_a_built_in_type_comes_back_from_its_zip_as_the_same_version(
    small_house: House, name: str
) -> None:
    own = packages.read(ROOT / "processes", ROOT / "forms", name)
    deployed = PublishPackage(
        actor=OPERATOR,
        trading_type=own.trading_type,
        content=own.content,
        files=own.files,
        beside=own.beside,
        effective_from=NOW,
        region="320000",
        reason="随版本发布",
    )
    version = small_house.give(deployed)
    again = of(small_house.ask(item_package, OPERATOR, str(own.content["code"])))
    assert (again.parts, again.content) == (own.parts, own.content)
    assert versions.bundle_id(str(again.content["process"]), again.files) == version
    package = packages.write_zip(again.parts)
    assert small_house.give(publication(package, unsigned=True)) == version
    code = str(own.content["code"])
    assert small_house.ask(catalogue.current, code, small_house.now).revision == 1


def _fields(order: ImportPackage) -> dict[str, object]:
    return {name: getattr(order, name) for name in order.__dataclass_fields__}
