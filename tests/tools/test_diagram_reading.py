"""A diagram too wide for the page opens where the work is; its words stay in their shapes."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.tools.conftest import Site

pytestmark = pytest.mark.browser
WORDS = {
    "Near": "Prepare plan, self-check fair competition",
    "Middle": "Minutes and objections on the spot",
    "Far": "Prequalification announcement",
    "Choice_label": "Objection upheld within the period?",
    "f4_label": "refused",
}


def opened(page: Page, site: Site, *waiting: str) -> None:
    active = [{"element": element, "count": 1} for element in waiting]
    site.tokens = {"finished": ["Begin"], "active": active, "incidents": []}
    page.goto(f"{site.url}/long.html")
    page.wait_for_selector(".diagram[data-ready]")


def box(found: Locator) -> FloatRect:
    seen = found.bounding_box()
    assert seen
    return seen


def shape(page: Page, element: str) -> Locator:
    return page.locator(f'[data-element-id="{element}"] .djs-visual').first


def offset(page: Page, element: str) -> float:
    """How far the middle of an element is from the middle of the picture, in its widths."""
    one, picture = box(shape(page, element)), box(page.locator(".diagram-canvas"))
    middle = picture["x"] + picture["width"] / 2
    return abs(one["x"] + one["width"] / 2 - middle) / picture["width"]


def test_it_opens_on_the_step_that_waits(page: Page, site: Site) -> None:
    opened(page, site, "Far")
    assert offset(page, "Far") < 0.1
    assert box(shape(page, "Far"))["width"] > 60


def test_what_is_over_opens_at_its_end(page: Page, site: Site) -> None:
    elsewhere = ["a channel, not an element"]
    site.tokens = {"finished": ["Begin", "Close"], "active": [], "incidents": elsewhere}
    page.goto(f"{site.url}/long.html")
    page.wait_for_selector(".diagram[data-ready]")
    end, picture = box(shape(page, "Close")), box(page.locator(".diagram-canvas"))
    assert picture["x"] < end["x"] < picture["x"] + picture["width"]


def test_what_has_not_begun_opens_at_its_beginning(page: Page, site: Site) -> None:
    site.tokens = {"finished": [], "active": [], "incidents": []}
    page.goto(f"{site.url}/long.html")
    page.wait_for_selector(".diagram[data-ready]")
    begin, picture = box(shape(page, "Begin")), box(page.locator(".diagram-canvas"))
    assert picture["x"] < begin["x"] < picture["x"] + picture["width"]


def test_steps_near_each_other_are_seen_together(page: Page, site: Site) -> None:
    opened(page, site, "Middle", "Far")
    picture = box(page.locator(".diagram-canvas"))
    for element in ("Middle", "Far"):
        one = box(shape(page, element))
        assert one["x"] >= picture["x"]
        assert one["x"] + one["width"] <= picture["x"] + picture["width"]


def test_it_never_looks_past_the_edge_of_the_drawing(page: Page, site: Site) -> None:
    opened(page, site, "Near")
    assert box(shape(page, "whole"))["x"] >= box(page.locator(".diagram-canvas"))["x"]


def test_buttons_show_all_and_lead_back_to_the_step(page: Page, site: Site) -> None:
    opened(page, site, "Far")
    page.get_by_role("button", name="Show all").press("Enter")
    whole, picture = box(shape(page, "whole")), box(page.locator(".diagram-canvas"))
    assert whole["width"] <= picture["width"] + 1
    page.get_by_role("button", name="Back to the current step").press("Enter")
    assert offset(page, "Far") < 0.1


def test_lanes_out_of_sight_are_named_at_the_edge(page: Page, site: Site) -> None:
    opened(page, site, "Far")
    expect(page.locator(".lane-names")).to_contain_text("Supervising department")


@pytest.mark.parametrize("element", ["Near", "Middle", "Far"])
def test_english_words_stay_in_their_shape(page: Page, site: Site, element: str) -> None:
    opened(page, site, "Middle", "Far")
    around = box(page.locator(f'[data-element-id="{element}"] .djs-visual rect').first)
    words = box(page.locator(f'[data-element-id="{element}"] .djs-visual text'))
    assert words["x"] >= around["x"]
    assert words["x"] + words["width"] <= around["x"] + around["width"]
    assert words["y"] >= around["y"]
    assert words["y"] + words["height"] <= around["y"] + around["height"]


@pytest.mark.parametrize("element", WORDS)
def test_no_word_is_cut(page: Page, site: Site, element: str) -> None:
    opened(page, site, "Middle", "Far")
    lines = page.locator(f'[data-element-id="{element}"] text tspan').all_text_contents()
    assert " ".join(line.strip() for line in lines) == WORDS[element]


def test_a_label_above_its_gateway_does_not_cover_it(page: Page, site: Site) -> None:
    opened(page, site, "Middle", "Far")
    label = box(page.locator('[data-element-id="Choice_label"] text'))
    gateway = box(page.locator('[data-element-id="Choice"] .djs-visual polygon').first)
    assert label["y"] + label["height"] <= gateway["y"] + 3
