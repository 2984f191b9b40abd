"""The frame of every page, as a reader walks through it: `Failed` with what the reader would not have got."""

from tests.engines.page import DESK, POPOVERS, at_page, check, has_focus, seen
from tests.engines.tab import PHONE, Failed, Site, Tab, until


def menu(tab: Tab, site: Site) -> None:
    link = '.groups a[href$="costs/"]'
    tab.open(site.address)
    check(tab, f"!{seen(link)}", "the menu is open before anyone opened it")
    tab.click("#menu-open")
    until(tab, seen("#menu .groups a"), "Menu shows no menu")
    if tab.run(f"return {POPOVERS}"):
        tab.press("Escape")
        until(tab, f"!{seen('#menu .groups a')}", "Escape does not close the menu")
        check(tab, has_focus("#menu-open"), "Escape does not give the focus back to Menu")
        tab.click("#menu-open")
        tab.click("#menu-close")
        until(tab, f"!{seen('#menu .groups a')}", "Close does not close the menu")
        tab.click("#menu-open")
    tab.click(link)
    until(tab, at_page("costs"), "the menu's link does not lead to the prices")
    until(tab, seen("h1"), "the prices do not begin with their title")


def groups(tab: Tab, site: Site) -> None:
    tab.open(f"{site.address}risks/")
    tab.click("#menu-open")
    listed = tab.run("return [...document.querySelectorAll('#menu a')].map((one) => one.pathname)")
    if lost := {f"/{page}" for page in site.pages} - {*listed}:
        raise Failed(f"the menu does not list {', '.join(sorted(lost))}")
    small = tab.run("return [...document.querySelectorAll('.groups a')].filter((one) => one.offsetHeight < 24).length")
    if small:
        raise Failed(f"{small} links of the menu are lower than 24 pixels")
    check(tab, "document.querySelector('.groups [aria-current=page]').pathname === '/risks/'", "it is not marked")
    tab.resize(*DESK)
    tab.open(site.address)
    tab.click('nav.row a[href$="risks/"]')
    until(tab, at_page("risks"), "the row of main pages does not lead to the risks")
    tab.resize(*PHONE)


def search(tab: Tab, site: Site) -> None:
    tab.open(site.address)
    for _ in range(12):
        tab.press("Tab")
        if tab.run(f"return {has_focus('#search-open')}"):
            break
    check(tab, has_focus("#search-open"), "Tab does not reach Search")
    if not tab.run("return 'showModal' in HTMLDialogElement.prototype"):
        return
    tab.press("Enter")
    until(tab, has_focus("#search-input"), "Search does not put the cursor into its field")
    tab.write("does insurance pay")
    until(tab, "document.querySelector('#search-hits a')", "nothing is found")
    tab.press("Escape")
    until(tab, "!document.getElementById('search').open", "Escape does not close the search")
    check(tab, has_focus("#search-open"), "Escape does not give the focus back to Search")
    tab.press("Enter")
    until(tab, has_focus("#search-input"), "Search does not open a second time")
    tab.write("headache")
    tab.press("Enter")
    until(tab, "location.pathname !== '/' && document.readyState === 'complete'", "Enter does not lead to a result")


def palette(tab: Tab, site: Site) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    tab.open(site.address)
    before = tab.run(f"return {color}")
    tab.click("#menu-open")
    tab.click("#theme-toggle")
    until(tab, f"{color} !== '{before}'", "Dark colors changes no color")
    after = tab.run(f"return {color}")
    tab.open(f"{site.address}costs/")
    check(tab, f"{color} === '{after}'", "the next page does not remember the colors")
    tab.reload()
    check(tab, f"{color} === '{after}'", "a reload does not remember the colors")
    tab.run("localStorage.clear()")


def back_and_reload(tab: Tab, site: Site) -> None:
    deep = 'article a[href$="stopping/"]'
    tab.open(f"{site.address}risks/")
    tab.click(deep)
    until(tab, at_page("stopping"), "a link in the text leads elsewhere")
    tab.back()
    until(tab, at_page("risks"), "Back does not lead back")
    until(tab, "scrollY > 1000", "Back begins at the top again")
    tab.click("#menu-open")
    tab.click('.groups a[href$="costs/"]')
    until(tab, at_page("costs"), "the menu's link does not lead to the prices")
    tab.back()
    until(tab, at_page("risks"), "Back does not lead back")
    if tab.run(f"return {POPOVERS}"):
        until(tab, "!document.querySelector('#menu').matches(':popover-open')", "Back shows the menu")
    tab.reload()
    until(tab, at_page("risks"), "a reload leads elsewhere")


def anchors(tab: Tab, site: Site) -> None:
    tab.open(f"{site.address}risks/")
    source = tab.run("return document.querySelector('article .cite a').hash")
    check(tab, f"!{seen(source)}", "the sources are not folded")
    tab.click("article .cite a")
    until(tab, seen(source), "a citation does not unfold its source")
    tab.open(site.address)
    tab.open(f"{site.address}risks/{source}")
    until(tab, seen(source), "an address with a source does not show it")
    tab.open(f"{site.address}risks/")
    tab.click("#contents summary")
    tab.click("#contents li:nth-child(3) a")
    until(tab, "document.querySelector(':target') && scrollY > 300", "the list of contents leads nowhere")
    box = tab.run("return document.querySelector(':target').getBoundingClientRect().top")
    if not -1 <= box <= 400:
        raise Failed(f"a heading that the list of contents leads to stands at {box:.0f} pixels")
