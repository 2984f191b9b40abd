"""A page that is renamed or deleted: one message says where it is still named, and what to add for its readers."""

import re
from pathlib import Path

from tests.names import REDIRECTS, page_of, rename, restore_names
from tests.project import Project, files, git


def lines(project: Project) -> list[str]:
    *said, _ = project.quick("check").err.splitlines()
    return said


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_renamed_page_is_one_message_until_all_is_done(kept: Project) -> None:
    named = [f"content/handouts.yml:{line_of(kept.read('content/handouts.yml'), 'page: prepare')}"]
    named += linking(kept, "prepare.md")
    (kept.root / "docs/prepare.md").rename(kept.root / "docs/get-ready.md")
    kept.edit("mkdocs.yml", "prepare.md", "get-ready.md")
    named_in = f"but is still named in {', '.join(named)}"
    moved = f"docs/prepare.md is now docs/get-ready.md, {named_in}; change that to get-ready.md"
    line = kept.read("content/redirects.yml").splitlines().index("redirects:") + 1
    add = '- from: prepare.md" and below it "to: get-ready.md"'
    said = [f'content/redirects.yml:{line}: {moved}, and add here "{add} [page-gone]']
    assert lines(kept) == said
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "Two")
    assert lines(kept) == said
    kept.append("content/redirects.yml", "  - from: prepare.md\n    to: get-ready.md")
    assert lines(kept) == [f"content/redirects.yml:{line}: {moved} [page-gone]"]
    for page in {place.partition(":")[0] for place in named[1:]}:
        kept.write(page, kept.read(page).replace("prepare.md", "get-ready.md"))
    kept.edit("content/handouts.yml", "page: prepare", "page: get-ready")
    kept.build()
    assert "get-ready/" in (kept.site / "prepare/index.html").read_text(encoding="utf-8")


def linking(project: Project, name: str) -> list[str]:
    """Where the pages of docs/ link to the page `name`, in order."""
    pages = sorted((project.root / "docs").rglob("*.md"))
    lines = ((page, at, line) for page in pages for at, line in enumerate(page.read_text().splitlines(), 1))
    found = (
        (page.relative_to(project.root), at, len(re.findall(rf"\]\((?:\.\./)?{name}", line)))
        for page, at, line in lines
    )
    return [f"{page}:{at}" for page, at, times in found for _ in range(times)]


def test_a_deleted_page_has_no_successor_among_the_old_ones(kept: Project) -> None:
    for page in ("about", "costs", "risks", "what-it-is"):
        kept.append(f"docs/{page}.md", "[Get ready](prepare.md)")
    named = linking(kept, "prepare.md")[:3]  # of so many, it tells some
    (kept.root / "docs/prepare.md").unlink()
    (said,) = (line for line in lines(kept) if "docs/prepare.md is gone" in line)
    assert "docs/prepare.md is gone, but is still named in " in said
    assert [place for place in named if f"{place}," not in said and f"{place};" not in said] == []
    assert said.endswith('and add here "- from: prepare.md" and below it "to: the page to read instead" [page-gone]')


def test_a_page_that_every_page_links_to_is_one_message_when_nothing_else_names_it(kept: Project) -> None:
    (kept.root / "docs/faq.md").unlink()
    kept.edit("mkdocs.yml", "faq.md, ", "")
    assert linking(kept, "faq.md") == []
    said = [line for line in lines(kept) if line.endswith("[page-gone]")]
    add = 'add here "- from: faq.md" and below it "to: the page to read instead" [page-gone]'
    assert [line.partition(": ")[2] for line in said] == [f"docs/faq.md is gone, but every page links to it; {add}"]
    kept.append("content/redirects.yml", "  - from: faq.md\n    to: costs.md")
    assert not [line for line in lines(kept) if line.endswith("[page-gone]")]


def test_a_name_that_no_page_ever_had_is_told_where_it_stands(kept: Project) -> None:
    line = kept.append("docs/faq.md", "Read [this](prises.md).")
    assert lines(kept) == [
        f'docs/faq.md:{line}: the link "prises.md" leads nowhere; did you mean "risks.md"? [link-broken]'
    ]


def test_whatever_page_is_renamed_all_that_templates_and_checks_say_of_it_follows(project: Project) -> None:
    before = sorted(file.stem for file in (project.root / "docs").glob("*.md") if file.stem != "index")
    project.build()  # which keeps what it can for the next build
    for name in before:
        rename(project.root, name, f"new-{name}")
        project.append(REDIRECTS, f"  - from: {name}.md\n    to: new-{name}.md")
    project.build()
    site = project.site
    old = {f"/{name}/" for name in before}
    assert not {link for page in site.rglob("new-*/index.html") for link in _links(page)} & old
    for kind, pages in SHOWN_ON.items():
        with_it = {page for page in before if f'"{kind}":' in (site / f"new-{page}/index.html").read_text()}
        assert with_it == pages, kind


SHOWN_ON = {
    "adverseOutcome": {"what-it-is", "risks"},
    "contraindication": {"is-it-for-me"},
    "hasOfferCatalog": {"costs"},
}


def _links(page: Path) -> set[str]:
    found = re.findall(r'href="(?:\.\./|/)([a-z-]+/)["#]', page.read_text(encoding="utf-8"))
    return {f"/{address}" for address in found}


def test_tests_find_a_renamed_page_under_its_first_name(project: Project) -> None:
    before = files(project.root / "docs") | files(project.root / "content")
    redirects = project.read(REDIRECTS)
    for old, new in (("risks", "what-can-go-wrong"), ("prepare", "before/get-ready"), ("costs", "prices")):
        rename(project.root, old, new)
        project.append(REDIRECTS, f"  - from: {old}.md\n    to: {new}.md")
    project.append(REDIRECTS, "  - from: old.md\n    to: faq.md\n  - from: letters.md\n    to: who-pays.md")
    restore_names(project.root)
    assert page_of(project.root, "risks") == project.root / "docs/risks.md"
    left = project.read(REDIRECTS)
    assert left.split() == f"{redirects} - from: old.md to: faq.md - from: letters.md to: who-pays.md".split()
    project.write(REDIRECTS, redirects)
    assert files(project.root / "docs") | files(project.root / "content") == before
