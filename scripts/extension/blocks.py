"""Notes, tabs, task lists, and links to files, without a script. Each treeprocessor changes what one extension made."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.toc import slugify, unique
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape
from pymdownx.tasklist import get_checkbox

from scripts.data.downloads import DOWNLOAD_LINK
from scripts.data.material import NOTE_ICONS
from scripts.extension.images import icon

NOTHING_LINKED = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
# Where they stand in a list, a note, or a tab, Markdown leaves the last word in them.
AROUND = {'<div class="grid cards" markdown>', '<div class="grid" markdown>', "<figure markdown>"}
CUSTOM = (True, False)  # pymdownx.tasklist's custom_checkbox and clickable_checkbox, as mkdocs.yml has them


class NoteTreeprocessor(Treeprocessor):
    """Puts the icon of its kind before the title of a note; `icons` returns those that mkdocs.yml chooses."""

    def __init__(self, md: Markdown, icons: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(md)
        self._icons = icons

    def run(self, root: Element) -> None:
        """Change every note that has a title, and every one that opens."""
        for note in root.iter():
            kind = next((name for name in note.get("class", "").split() if name in NOTE_ICONS), None)
            title = note.find("summary" if note.tag == "details" else "p[@class='admonition-title']")
            if kind and title is not None:
                shown = icon({**NOTE_ICONS, **self._icons()}[kind])
                shown.tail, title.text = title.text, None
                title.insert(0, shown)


class TabTreeprocessor(Treeprocessor):
    """Makes tabs of `<details>`: one is open at a time, and the page's search, a link, or paper finds all of them."""

    def run(self, root: Element) -> None:
        """Change every set of tabs."""
        ids = {str(element.get("id")) for element in root.iter() if element.get("id")}
        sets = [found for found in root.iter("div") if "tabbed-set" in found.get("class", "").split()]
        for number, tabs in reversed([*enumerate(sets, 1)]):  # those inside others first
            labels = tabs.findall("div[@class='tabbed-labels']/label")
            blocks = tabs.findall("div[@class='tabbed-content']/div")
            made = [_tab(label, block, f"tabs-{number}", ids) for label, block in zip(labels, blocks, strict=True)]
            made[0].set("open", "open")
            tail = tabs.tail
            tabs.clear()
            tabs.set("class", "tabs")
            tabs.extend(made)
            tabs.tail = tail


def _tab(label: Element, block: Element, name: str, ids: set[str]) -> Element:
    words = "".join(label.itertext())
    tab = Element("details", {"name": name, "id": unique(slugify(words, "-") or name, ids)})
    summary = SubElement(tab, "summary")
    summary.text = label.text
    summary.extend([*label])
    tab.extend([*block])
    return tab


class AbbreviationTreeprocessor(Treeprocessor):
    """Makes a link of the first use of each abbreviation on a page; `link_of` returns where the glossary explains it.

    Reason: what `<abbr title>` says never shows on a phone, nor with a keyboard alone.
    """

    def __init__(self, md: Markdown, link_of: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self._link_of = link_of

    def run(self, root: Element) -> None:
        """Change each abbreviation that stands neither in a link nor in a heading."""
        seen = set[str]()
        plain = {id(inside) for tag in NOTHING_LINKED for parent in root.iter(tag) for inside in parent.iter("abbr")}
        for abbreviation in [*root.iter("abbr")]:
            word = abbreviation.text or ""
            address = self._link_of(word) if id(abbreviation) not in plain and word not in seen else None
            abbreviation.attrib.clear()
            if address:
                seen.add(word)
                abbreviation.tag = "a"
                abbreviation.set("href", address)


class StashPostprocessor(Postprocessor):
    """Changes HTML that an extension has put aside: the boxes of tasks, and what stands around a grid inside a tab.

    Whether a task is done is shown by a drawn box, and by words for those who do not see it, instead of a control.
    """

    def __init__(self, md: Markdown, words: Callable[[], tuple[str, str]]) -> None:
        super().__init__(md)
        self._words = words

    def run(self, text: str) -> str:
        """Change the boxes where the extension has put them aside."""
        done, to_do = self._words()
        shown = {
            get_checkbox("x", *CUSTOM): _box("task task-done", done),
            get_checkbox(" ", *CUSTOM): _box("task", to_do),
            **{tag: f"{tag.rpartition(' ')[0]}>" for tag in AROUND},
        }
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [shown.get(block, block) if isinstance(block, str) else block for block in blocks]
        return text


def _box(look: str, words: str) -> str:
    return f'<span class="{look}"></span><span class="hush">{escape(words)}: </span>'


class FileTreeprocessor(Treeprocessor):
    """Adds to a link to a file what `said_of` says of it, by its name: of what kind and how large it is.

    Source: WCAG 2.2, technique G201 and 2.4.4: readers know before they follow a link that it leads out of the page.
    """

    def __init__(self, md: Markdown, said_of: Callable[[str], str]) -> None:
        super().__init__(md)
        self._said_of = said_of

    def run(self, root: Element) -> None:
        """Add it inside of the link, so that it is read out with its words."""
        for link in root.iter("a"):
            if (found := DOWNLOAD_LINK.fullmatch(link.get("href", ""))) and (said := self._said_of(found[1])):
                _append(link, f" {said}")


def _append(link: Element, text: str) -> None:
    if len(link):
        link[-1].tail = f"{link[-1].tail or ''}{text}"
    else:
        link.text = f"{link.text or ''}{text}"
