"""Notes, tabs, task lists, and links to files, without a script. Each processor changes what one extension made."""

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
from scripts.extension.images import icon_element

UNLINKED_PARENTS = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
# Inside a list, a note, or a tab, Markdown leaves the word `markdown` in these tags.
MARKDOWN_WRAPPERS = {'<div class="grid cards" markdown>', '<div class="grid" markdown>', "<figure markdown>"}
CHECKBOX_OPTIONS = (True, False)  # pymdownx.tasklist's custom_checkbox and clickable_checkbox, as mkdocs.yml has them


class NoteTreeprocessor(Treeprocessor):
    """A treeprocessor that puts an icon before the title of a note; `icons` returns those that mkdocs.yml sets."""

    def __init__(self, md: Markdown, icons: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(md)
        self._icons = icons

    def run(self, root: Element) -> None:
        """Change every note that has a title, including collapsible ones."""
        for note in root.iter():
            kind = next((name for name in note.get("class", "").split() if name in NOTE_ICONS), None)
            title = note.find("summary" if note.tag == "details" else "p[@class='admonition-title']")
            if kind and title is not None:
                element = icon_element({**NOTE_ICONS, **self._icons()}[kind])
                element.tail, title.text = title.text, None
                title.insert(0, element)


class TabTreeprocessor(Treeprocessor):
    """A treeprocessor that makes tabs of `<details>`: one is open at a time; search, links, and print find all."""

    def run(self, root: Element) -> None:
        """Change every set of tabs."""
        ids = {str(element.get("id")) for element in root.iter() if element.get("id")}
        sets = [div for div in root.iter("div") if "tabbed-set" in div.get("class", "").split()]
        for number, tabs in reversed([*enumerate(sets, 1)]):  # those inside others first
            labels = tabs.findall("div[@class='tabbed-labels']/label")
            blocks = tabs.findall("div[@class='tabbed-content']/div")
            details = [_tab(label, block, f"tabs-{number}", ids) for label, block in zip(labels, blocks, strict=True)]
            details[0].set("open", "open")
            tail = tabs.tail
            tabs.clear()
            tabs.set("class", "tabs")
            tabs.extend(details)
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
    """A treeprocessor that links the first use of each abbreviation to the address that `glossary_link` returns.

    Reason: the text of `<abbr title>` never shows on a phone, nor to those who use only a keyboard.
    """

    def __init__(self, md: Markdown, glossary_link: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self._glossary_link = glossary_link

    def run(self, root: Element) -> None:
        """Change every abbreviation, and link the first one that is neither in a link nor in a heading."""
        seen = set[str]()
        plain = {id(inside) for tag in UNLINKED_PARENTS for parent in root.iter(tag) for inside in parent.iter("abbr")}
        for abbreviation in [*root.iter("abbr")]:
            word = abbreviation.text or ""
            address = self._glossary_link(word) if id(abbreviation) not in plain and word not in seen else None
            abbreviation.attrib.clear()
            if address:
                seen.add(word)
                abbreviation.tag = "a"
                abbreviation.set("href", address)


class StashPostprocessor(Postprocessor):
    """A postprocessor that changes stashed HTML: the boxes of tasks, and the tags around a grid inside a tab.

    Instead of a control, a drawn box shows whether a task is done, with words for those who cannot see it.
    """

    def __init__(self, md: Markdown, words: Callable[[], tuple[str, str]]) -> None:
        super().__init__(md)
        self._words = words

    def run(self, text: str) -> str:
        """Replace the stashed blocks, and return the text unchanged."""
        done, to_do = self._words()
        replacements = {
            get_checkbox("x", *CHECKBOX_OPTIONS): _box("task task-done", done),
            get_checkbox(" ", *CHECKBOX_OPTIONS): _box("task", to_do),
            **{tag: f"{tag.rpartition(' ')[0]}>" for tag in MARKDOWN_WRAPPERS},
        }
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [replacements.get(block, block) if isinstance(block, str) else block for block in blocks]
        return text


def _box(css_class: str, words: str) -> str:
    return f'<span class="{css_class}"></span><span class="hush">{escape(words)}: </span>'


class FileTreeprocessor(Treeprocessor):
    """A treeprocessor that adds to each link to a file what `describe_file` returns for its name: its type and size.

    Source: WCAG 2.2, technique G201 and 2.4.4: readers know before they follow a link that it leads out of the page.
    """

    def __init__(self, md: Markdown, describe_file: Callable[[str], str]) -> None:
        super().__init__(md)
        self._describe_file = describe_file

    def run(self, root: Element) -> None:
        """Add the description inside the link, so that it is read aloud with its words."""
        for link in root.iter("a"):
            if (match := DOWNLOAD_LINK.fullmatch(link.get("href", ""))) and (
                description := self._describe_file(match[1])
            ):
                _append(link, f" {description}")


def _append(link: Element, text: str) -> None:
    if len(link):
        link[-1].tail = f"{link[-1].tail or ''}{text}"
    else:
        link.text = f"{link.text or ''}{text}"
