"""What is published: every page whole, the mandatory blocks on each, and no file that nobody needs."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tests.project import LOCAL_SUB_PATH_URL, SUB_PATH_URL, Project, files

NOT_FOUND = "404.html"


@cache
def pages(site: Path) -> dict[str, HtmlElement]:
    """The pages of a built site, parsed once for all tests, which only read them."""
    return {
        file.relative_to(site).as_posix(): lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


def test_every_page_of_docs_and_the_404_is_built(built_project: Project) -> None:
    docs = built_project.root / "docs"
    names = {file.relative_to(docs).with_suffix("").as_posix() for file in docs.rglob("*.md")} - {"index"}
    assert set(pages(built_project.site)) == {"index.html", NOT_FOUND, *(f"{name}/index.html" for name in names)}


def test_crisis_help_stands_on_every_page_and_the_404(built_site: Path) -> None:
    for name, tree in pages(built_site).items():
        lines, (block,) = tree.find_class("crisis-line"), tree.find_class("crisis-help")
        assert [line.getparent().tag for line in lines] == ["header", "nav"], name  # the menu covers the other one
        for line in lines:
            assert {"tel:988", "sms:988", "#crisis-help"} == {link.get("href") for link in line.iter("a")}, name
        assert {"tel:911", "tel:988", "sms:988"} <= {link.get("href") for link in block.iter("a")}, name
        assert block.get("id") == "crisis-help"


def test_the_legal_status_stands_on_every_page_but_the_404(built_site: Path) -> None:
    for name, tree in pages(built_site).items():
        assert len(tree.find_class("legal-status")) == (name != NOT_FOUND), name


def test_the_legal_status_leads_to_the_heading_that_explains_it(built_project: Project) -> None:
    shown, status = pages(built_project.site), built_project.content().safety.legal_status
    assert status.anchor in shown[f"{status.page}/index.html"].xpath("//h2/@id")
    for name in shown.keys() - {NOT_FOUND}:
        (link,) = shown[name].xpath("//p[@class='legal-status']/a/@href")
        assert link == f"/{status.page}/#{status.anchor}", name


def test_every_page_leads_to_the_risks_before_anything_else_that_it_leads_to_next(built_site: Path) -> None:
    for name, tree in pages(built_site).items():
        if name != NOT_FOUND:
            (steps,) = tree.find_class("next-steps")
            assert name == "risks/index.html" or steps.xpath("(.//a)[1]/@href")[0].endswith("risks/"), name


def test_what_is_not_known_looks_the_same_on_every_page_that_says_it(built_site: Path) -> None:
    told = [tree for tree in pages(built_site).values() if tree.xpath("//h2[@id='not-known']")]
    assert len(told) > 5
    for tree in told:
        (part,) = tree.find_class("unknown")
        assert part[0].get("id") == part.get("aria-labelledby") == "not-known"
        assert len(part) > 1
        assert not part.xpath(".//h2[2]")


def test_every_page_says_that_the_use_is_off_label(built_site: Path) -> None:
    for name, tree in pages(built_site).items():
        if name != NOT_FOUND:
            (status,) = tree.find_class("legal-status")
            in_full = name in {"index.html", "what-it-is/index.html"}
            said = "has not approved it for any mental health condition" if in_full else "not FDA-approved for mental"
            assert said in " ".join(status.text_content().split()), name


def test_the_first_thing_in_the_head_is_the_policy_and_pages_differ_only_by_their_styles(built_site: Path) -> None:
    policies = set()
    for tree in pages(built_site).values():
        policy = tree.xpath('//meta[@http-equiv="Content-Security-Policy"]')[0]
        assert list(tree.head).index(policy) == 1, "right after the character set"
        (allowed,) = re.findall(r"style-src ([^;]+)", policy.get("content"))
        assert allowed.split(" ") == sorted(f"'{hash_of(style.text)}'" for style in tree.iter("style"))
        policies.add(re.sub(r"style-src [^;]+", "style-src", policy.get("content")))
    (policy,) = policies
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    for rule in ("form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"):
        assert rule in policy.split("; "), "default-src stands for none of these"


def test_every_inline_script_is_allowed_by_its_hash_and_no_other_code_is_there(built_site: Path) -> None:
    for name, tree in pages(built_site).items():
        scripts = [script for script in tree.iter("script") if not script.get("src") and not script.get("type")]
        assert len(scripts) == 1, name
        assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@style"), name


def test_every_page_has_its_styles_in_it_and_loads_none(built_site: Path) -> None:
    (of_all,) = {next(tree.iter("style")).text for tree in pages(built_site).values()}
    decide = "".join(style.text for style in pages(built_site)["decide/index.html"].iter("style"))
    for made_by_a_script, carried in (
        (".hits li{", of_all),
        (".hits mark{", of_all),
        ("@media print{", of_all),
        (".values[data-ordered]", decide),
        ("[aria-invalid=true]{", decide),
    ):
        assert made_by_a_script in carried
    assert not [tree for tree in pages(built_site).values() if tree.xpath("//link[@rel='stylesheet']")]
    assert not [*built_site.rglob("*.css")]


def hash_of(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@pytest.mark.parametrize(
    "gone", [".map", "lunr", "bundle", "search/worker", "search_index", "palette", ".gz", ".py", ".jinja"]
)
def test_nothing_that_nobody_loads_is_published(built_site: Path, gone: str) -> None:
    assert not [file for file in built_site.rglob("*") if gone in file.relative_to(built_site).as_posix()]


def test_every_published_asset_is_loaded_by_some_page(built_site: Path) -> None:
    html = "\n".join(file.read_text(encoding="utf-8") for file in built_site.rglob("*.html"))
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in built_site.rglob("*.js"))
    tools = {f"{name}.js" for name in re.findall(r'data-tool="(\w+)"', html)}
    assert tools == {"choose.js", "decision.js", "estimator.js"}
    unused = {
        file.name for file in (built_site / "assets").rglob("*") if file.is_file() and file.name not in html + scripts
    }
    assert unused <= tools


def test_no_style_or_script_names_a_source_map_or_another_host(built_site: Path) -> None:
    for file in (*built_site.rglob("*.html"), *built_site.rglob("*.js")):
        text = file.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text, file
        assert not re.search(r"(?:url\(|import |fetch\()[\"']?(?:https?:)?//", text), file


def test_the_search_index_has_addresses_titles_and_plain_text(built_site: Path) -> None:
    found = pages(built_site)
    entries = json.loads((built_site / "search.json").read_text(encoding="utf-8"))["entries"]
    assert len(entries) > 50
    for entry in entries:
        assert set(entry) <= {"l", "t", "n", "a", "d"}
        page, _, heading = entry["l"].partition("#")
        tree = found[f"{page}index.html"]
        assert not heading or tree.xpath("//*[@id=$name]", name=heading)
        assert not re.search(r"<[a-z/]|&[a-z]+;|\{\{", entry["t"] + entry.get("d", ""))
        assert heading != "sources", "a list of sources on every page would bury what the pages say"


def test_robots_sitemap_and_build_record_are_there(built_site: Path) -> None:
    assert (built_site / ".nojekyll").read_text(encoding="utf-8") == ""
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in (built_site / "robots.txt").read_text(encoding="utf-8")
    record = json.loads((built_site / "build.json").read_text(encoding="utf-8"))
    assert record["site_date"] == "2026-11-22"
    assert re.fullmatch("[0-9a-f]{64}", record["lock_sha256"])
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == len(pages(built_site)) - 1


def test_a_security_file_is_there_only_when_the_clinic_has_a_contact_and_a_domain(guide: Project) -> None:
    guide.edit("content/clinic.yml", "security-contact:", "security-contact: mailto:safe@example.org")
    guide.build()
    assert not (guide.site / ".well-known").exists()
    guide.edit("content/clinic.yml", "domain:", "domain: www.example.org")
    guide.build()
    assert guide.read("site/.well-known/security.txt").splitlines() == [
        "Contact: mailto:safe@example.org",
        "Expires: 2027-11-22T00:00:00Z",
        "Canonical: https://www.example.org/.well-known/security.txt",
    ]


def test_every_price_on_a_page_is_marked_with_the_file_s_value(built_project: Project) -> None:
    amounts = built_project.content().pricing.amounts
    marks = [mark for tree in pages(built_project.site).values() for mark in tree.xpath("//data[@data-price]")]
    assert len(marks) > 20
    assert all(f"{amounts[mark.get('data-price') or '']:.2f}" == mark.get("value") for mark in marks)


def test_below_a_path_every_address_of_the_404_and_every_download_uses_it(sub_path: Project) -> None:
    found = pages(sub_path.site)
    for element, _, link, _ in found[NOT_FOUND].iterlinks():
        parts = urlsplit(link)
        filled_in_later = element.xpath("ancestor::template")  # one hit of the search
        if not parts.scheme and parts.path and not filled_in_later:
            assert parts.path.startswith("/infusion-guide/"), (element.tag, link)
    downloads = [link.get("href") for link in found["costs/index.html"].xpath("//a[@download]")]
    assert sorted(downloads) == ["/infusion-guide/pricing.csv", "/infusion-guide/pricing.json"]


def test_below_a_path_no_link_leaves_it(sub_path: Project) -> None:
    for name, tree in pages(sub_path.site).items():
        for _, _, link, _ in tree.iterlinks():
            assert not link.startswith("/") or link.startswith("/infusion-guide/"), (name, link)


def test_below_a_path_the_scripts_know_where_the_site_begins(sub_path: Project) -> None:
    bases = {name: tree.get("data-base") for name, tree in pages(sub_path.site).items()}
    assert bases[NOT_FOUND] == "/infusion-guide/"
    assert bases["index.html"] == "./"
    assert bases["costs/index.html"] == "../"


def test_below_a_path_the_canonical_addresses_are_whole(sub_path: Project) -> None:
    (link,) = pages(sub_path.site)["costs/index.html"].xpath('//link[@rel="canonical"]')
    assert link.get("href") == f"{LOCAL_SUB_PATH_URL}costs/"
    assert f"<loc>{LOCAL_SUB_PATH_URL}costs/</loc>" in sub_path.read("site/sitemap.xml")


def test_an_address_without_its_last_slash_gives_the_same_site(guide: Project) -> None:
    guide.build({"SITE_URL": SUB_PATH_URL})
    with_slash = files(guide.site)
    guide.build({"SITE_URL": SUB_PATH_URL.rstrip("/")})
    assert files(guide.site) == with_slash
