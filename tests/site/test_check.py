"""`check`: it builds and checks as `build_site` does, says the same, and publishes nothing."""

from tests.project import ROOT, Project

HARD = (
    "Individuals experiencing psychiatric deterioration necessitate comprehensive multidisciplinary evaluation. " * 80
)
LONG = "\n\n".join("This is one " + "big " * count + "day." for count in (21, 22, 23, *[20] * 90))


def test_the_pages_and_data_of_the_project_are_right() -> None:
    done = Project(ROOT).run("check")
    assert (done.code, done.out, done.err) == (0, "Pages and data are right.\n", "")


def test_it_tells_all_that_is_wrong_as_a_build_does(guide: Project) -> None:
    line = guide.append("docs/risks.md", 'It costs $5, see [x](nowhere.md), or {{ price("seres") }}.')
    guide.append("docs/costs.md", "The drip is an infusion.")
    guide.append("docs/contact.md", "{{ open")
    done = guide.quick("check")
    assert (done.code, done.out) == (1, "")
    assert [said.rpartition("; ")[0].split(": ", 1)[1] for said in done.err.splitlines()[:-1]] == [
        "a macro begins with {{ and has no }}",
        '"infusion" is used before it is explained',
        'an amount is typed: "$5"',
        'the link "nowhere.md" leads nowhere',
        'there is no price "seres"',
    ]
    assert [said for said in done.err.splitlines() if said.startswith(f"docs/risks.md:{line}: ")]
    assert done.err.splitlines()[-1] == "5 problems"
    assert guide.run("build_site").err == done.err


def test_a_page_is_judged_as_it_is_read(guide: Project) -> None:
    guide.append("docs/contact.md", HARD)
    grade, number = guide.quick("check").err.splitlines()
    assert grade.startswith("docs/contact.md:1: the page reads at grade ")
    assert number == "1 problem"


def test_a_site_in_spanish_is_not_graded_as_english_and_its_crisis_lines_are_in_its_language(guide: Project) -> None:
    guide.write("content/words/es.yml", guide.read("content/words/en.yml").replace("language: en ", "language: es "))
    guide.edit("mkdocs.yml", "  custom_dir: overrides", "  custom_dir: overrides\n  language: es")
    guide.append("docs/contact.md", HARD)
    done = guide.quick("build_site")
    assert done.code == 0, done.err
    page = guide.read("site/contact/index.html")
    assert '<html lang="es"' in page
    assert page.count(" lang=") == 1


def test_benefits_without_risks_and_banned_phrases_that_cannot_be_read_are_problems_among_others(
    guide: Project,
) -> None:
    guide.write("content/banned-phrases.yml", "phrases:\n")
    guide.write("docs/contact.md", guide.read("docs/contact.md").replace("(risks.md", "(faq.md"))
    guide.append("docs/contact.md", "word " * 150 + "\n\n## Benefits\n\nWords.")
    guide.append("docs/about.md", "It costs $5.")
    said = guide.quick("check").err.splitlines()
    assert [line for line in said if line.startswith("content/banned-phrases.yml:1: phrases is empty; ")]
    assert [line for line in said if "an amount is typed" in line]
    assert [line for line in said if "the page describes benefits before it links to the risks" in line]
    assert said[-1] == "3 problems"


def test_long_sentences_only_warn_and_a_check_publishes_nothing(guide: Project) -> None:
    guide.append("docs/contact.md", LONG)
    for command in ("check", "build_site"):
        done = guide.quick(command)
        assert (done.code, len(done.err.splitlines())) == (0, 3)
        assert all(line.startswith("warning: docs/contact.md:") for line in done.err.splitlines())
        assert guide.site.exists() == (command == "build_site")
