"""Every page: nothing that axe objects to, light and dark, narrow and wide; room for a thumb."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.every_page import PAGES, visit
from tests.journeys.measures import (
    faults_axe_finds,
    faults_of_color,
    faults_of_size,
    prepare,
    too_wide,
)
from tests.journeys.places import Settled
from tests.journeys.site import Site
from tests.journeys.steps import answer, button, post, sign_in

pytestmark = [
    pytest.mark.parametrize("has_script", [True], ids=["script"]),
    pytest.mark.parametrize("width", [320], ids=["320"]),
]


@pytest.mark.parametrize("name", PAGES)
def test_it_fits_a_phone_and_axe_finds_nothing(
    page: Page, site: Site, settled: Settled, name: str
) -> None:
    visit(page, site, settled, name)
    prepare(page)
    faults = {"size at 320": faults_of_size(page), "light at 320": faults_axe_finds(page)}
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    faults["dark at 320"] = faults_of_color(page)
    page.evaluate("document.documentElement.dataset.text = 'largest'")
    faults["largest text at 320"] = too_wide(page)
    page.set_viewport_size({"width": 1000, "height": 900})
    faults["largest text at 1000"] = too_wide(page)
    page.evaluate("delete document.documentElement.dataset.text")
    page.set_viewport_size({"width": 1280, "height": 900})
    faults["dark at 1280"] = faults_axe_finds(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    faults["light at 1280"] = faults_of_color(page)

    assert {where: found for where, found in faults.items() if found} == {}


def test_what_can_be_done_with_a_post_is_on_one_line_on_every_phone(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")

    for width in (360, 390, 412, 430, 480, 540):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults_of_size(page) == [], width


def test_so_are_the_counts_of_ones_own_post_however_long(page: Page, site: Site) -> None:
    author, thread = site.newcomer(), site.fresh_discussion()
    sign_in(page, site, author)
    page.goto(f"/d/{thread}/reply/?to=3")
    number = answer(page, "A reply to a reply, which leaves less room.")
    sign_in(page, site, site.newcomer())
    page.goto(f"/d/{thread}/")
    for word in ("Like", "Same here"):
        button(post(page, number), word).click()
        expect(button(post(page, number), word)).to_have_attribute("aria-pressed", "true")
    sign_in(page, site, author)
    page.goto(f"/d/{thread}/")
    acts = page.locator(f"#post-{number}-acts")
    expect(acts).to_contain_text("1")

    acts.evaluate(
        """row => {
            const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const text = walk.currentNode;
                text.data = text.data.replace("1", "127").replace("like ", "likes ");
            }
        }"""
    )

    for width in (320, 360, 430, 540):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults_of_size(page) == [], width


def test_what_is_said_at_a_glance_lines_up_however_long_the_names_are(
    page: Page, site: Site, settled: Settled
) -> None:
    visit(page, site, settled, "at a glance")
    page.set_viewport_size({"width": 390, "height": 800})

    edges = page.evaluate(
        """() => {
            document.querySelectorAll(".glance details").forEach(part => part.open = true);
            document.querySelector(".glance .from a").firstChild.textContent = "hummingbird";
            return [...document.querySelectorAll(".glance .from > li > span")].map(
                said => Math.round(said.getBoundingClientRect().left));
        }"""
    )

    assert len(edges) > 2
    assert len(set(edges)) == 1


def test_no_name_at_a_glance_is_broken_in_the_largest_letters(
    page: Page, site: Site, settled: Settled
) -> None:
    visit(page, site, settled, "at a glance")
    page.evaluate("document.documentElement.dataset.text = 'largest'")

    lines = page.locator(".glance .from a").first.evaluate(
        """link => {
            link.firstChild.textContent = 'hummingbird';
            const name = document.createRange();
            name.selectNodeContents(link.firstChild);
            return name.getClientRects().length;
        }"""
    )

    assert lines == 1


@pytest.mark.parametrize("name", ["treatments", "treatments of a group"])
def test_no_treatment_is_broken_beside_who_uses_it(
    page: Page, site: Site, settled: Settled, name: str
) -> None:
    visit(page, site, settled, name)

    lines = page.locator("main .rows-tight > .between > a:first-child").first.evaluate(
        """link => {
            link.textContent = 'Tacrolimus';
            link.nextElementSibling.textContent = '61 members, and 9 posts by unnamed members';
            const name = document.createRange();
            name.selectNodeContents(link);
            return name.getClientRects().length;
        }"""
    )

    assert lines == 1


def test_the_mark_of_danger_fits_the_header_of_a_phone(page: Page, site: Site) -> None:
    thread = site.fresh_discussion()
    page.goto(f"/d/{thread}/posts/1/report/")
    page.get_by_label("Someone may be in danger").check()
    page.get_by_label("Your email address").fill("worried@example.org")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thanks for your help!")).to_be_visible()
    sign_in(page, site, site.operator())
    mark = page.locator(".head-mark")

    for _ in range(60):
        page.goto("/")
        if mark.count():
            break
        page.wait_for_timeout(500)

    prepare(page)
    assert faults_of_size(page) + faults_axe_finds(page) == []
    tops = [
        page.locator(place).evaluate("part => Math.round(part.getBoundingClientRect().top)")
        for place in (".head .brand", ".head-mark", ".menu > summary")
    ]
    assert len(set(tops)) == 1, tops
    mark.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports to read")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("document.querySelector('h1').style.width = '400px'", "too wide: <h1"),
        ("document.querySelector('.btn').style = 'min-height: 0; padding: 0'", "to hit: Follow"),
        (
            "document.querySelector('.crumbs a').style = 'min-height:0; line-height:1; padding:0'",
            "hit: Home",
        ),
        ("document.querySelector('.meta').style.fontSize = '15px'", "too small to read: <p"),
        ("document.querySelector('.act').style.width = '320px'", "not on one line: Like"),
        ("document.querySelectorAll('.act')[1].style.width = '60px'", "not on one line: Like"),
        ("document.querySelector('.lede, .meta').style.color = '#999'", "color-contrast"),
        ("document.documentElement.lang = ''", "html-has-lang"),
    ],
)
def test_damage_is_noticed(page: Page, site: Site, damage: str, words: str) -> None:
    page.goto(f"/d/{site.world.reading}/")
    prepare(page)
    assert faults_of_size(page) + faults_axe_finds(page) == []

    page.evaluate(damage)

    assert words in " ".join(faults_of_size(page) + faults_axe_finds(page))


def test_what_cannot_be_read_in_the_dark_alone_is_noticed(page: Page, site: Site) -> None:
    page.goto(f"/d/{site.world.reading}/")
    prepare(page)
    page.evaluate(
        "document.querySelector('.lede, .meta').style.color = 'light-dark(#20251f, #444)'"
    )
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert faults_axe_finds(page) == []

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")

    assert "color-contrast" in " ".join(faults_of_color(page))
