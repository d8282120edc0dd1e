"""A second person publishes; who wrote it cannot, and is told so kindly."""

from tests.webapp.studio.analysts import Studio, words


def test_what_is_missing_before_a_review_is_said_beforehand(studio: Studio) -> None:
    draft = studio.begun()
    assert "还没有回放过用例" in words(studio.first.get(f"/studio/{draft}/review"))
    page = studio.first.post(f"/studio/{draft}/reviews", status=422, reason="新增", effective="now")
    assert 'class="error-summary"' in page
    assert ">新增</textarea>" in page.replace("\n", "")


def test_a_second_person_publishes_and_the_page_says_what_came_of_it(studio: Studio) -> None:
    draft = studio.played(trading_type="published_one", code="P-ONE")
    studio.first.post(f"/studio/{draft}/reviews", reason="新增类型", effective="now")
    own = words(studio.first.get(f"/studio/{draft}/review"))
    assert "由另一位同事决定" in own
    assert "通过并发布" not in own
    studio.first.post(f"/studio/{draft}/decisions", status=403, decision="accept")
    assert "等我审核" in words(studio.second.get("/studio/"))
    studio.second.post(f"/studio/{draft}/decisions", decision="accept", reason="同意")
    page = words(studio.first.get(f"/studio/{draft}/review"))
    assert "第 1 版已发布" in page
    assert "不影响" in page
    assert "新增类型" in page


def test_a_returned_draft_says_why_and_is_open_again(studio: Studio) -> None:
    draft = studio.played()
    studio.first.post(f"/studio/{draft}/reviews", reason="新增类型", effective="now")
    page = studio.second.post(f"/studio/{draft}/decisions", status=422, decision="return")
    assert 'href="#reason"' in page
    studio.second.post(f"/studio/{draft}/decisions", decision="return", reason="缺异议环节")
    assert "缺异议环节" in words(studio.first.get(f"/studio/{draft}/review"))
    assert studio.first.put(draft, "process.bpmn", "<a/>", 1).status_code == 200


def test_a_date_that_has_passed_or_is_none_is_refused_at_its_field(studio: Studio) -> None:
    draft = studio.played()
    for text in ("2001-01-01T00:00", "soon", ""):
        page = studio.first.post(
            f"/studio/{draft}/reviews",
            status=422,
            reason="新增",
            effective="later",
            effective_from=text,
        )
        assert 'href="#effective_from"' in page


def test_a_later_date_is_kept(studio: Studio) -> None:
    draft = studio.played(trading_type="later_one", code="LATER")
    studio.first.post(
        f"/studio/{draft}/reviews",
        reason="新增",
        effective="later",
        effective_from="2099-03-01T00:00",
    )
    assert "2099-03-01 00:00" in words(studio.second.get(f"/studio/{draft}/review"))


def test_a_published_item_begins_a_new_draft_with_its_files(studio: Studio) -> None:
    draft = studio.played(trading_type="source_one", code="SOURCE")
    studio.first.post(f"/studio/{draft}/reviews", reason="新增", effective="now")
    studio.second.post(f"/studio/{draft}/decisions", decision="accept")
    address = studio.first.post(
        "/studio/derivations", item="SOURCE", title="缩短时限", region="320000"
    )
    page = words(studio.first.get(address))
    assert "缩短时限" in page
    assert "item.toml" in page
    assert "与原版本相同" in words(studio.first.get(f"{address}/review"))
    id_ = address.rpartition("/")[2]
    was = studio.first.client.get(f"/studio/{draft}/files/item.toml").data
    assert studio.first.client.get(f"/studio/{id_}/files/item.toml").data == was


def test_nothing_to_begin_from_is_told_on_the_page(studio: Studio) -> None:
    page = studio.first.post(
        "/studio/derivations", status=404, item="NO-SUCH", title="x", region="320000"
    )
    assert 'class="error-summary"' in page


def test_a_draft_is_given_up_only_with_a_reason(studio: Studio) -> None:
    draft = studio.begun()
    page = studio.first.post(f"/studio/{draft}/droppings", status=422, reason=" ")
    assert 'href="#reason"' in page
    studio.first.post(f"/studio/{draft}/droppings", reason="不再需要")
    page = words(studio.first.get(f"/studio/{draft}"))
    assert "已放弃" in page
    assert "添加文件" not in page
