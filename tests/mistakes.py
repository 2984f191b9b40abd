"""The mistakes of tests/mistakes.yml: what an editor does to a file, and every line that is said then."""

import re
from dataclasses import dataclass, field

import yaml

from tests.project import ROOT, Project

LINE = re.compile(r"\{line(?:\+(\d))?\}")  # of what is appended, and below it


@dataclass(frozen=True)
class Mistake:
    """`find` becomes `write` in `file`, or `append` goes to its end; `says` has every line, in order."""

    family: str
    mistake: str
    file: str
    says: list[str]
    find: str = ""
    write: str = ""
    append: str = ""
    saved_as: str = field(default="utf-8")
    of: str = "sources"

    def make(self, project: Project) -> list[str]:
        """Make the mistake and return what will be said."""
        if self.append:
            line = project.append(self.file, self.append)
            return [LINE.sub(lambda found: str(line + int(found[1] or 0)), said) for said in self.says]
        text = project.read(self.file) if self.find else ""
        assert self.find in text
        (project.root / self.file).parent.mkdir(exist_ok=True)
        project.write(
            self.file, (text.replace(self.find, self.write, 1) if self.find else self.write).encode(self.saved_as)
        )
        return self.says

    @property
    def shapes(self) -> set[str]:
        """What is said, without places, names and numbers."""
        return {
            re.sub(r"\{\{.*?\}\}|\"[^\"]*\"|\d[\d.,-]*|[\w-]+\.md", "…", said.split(": ", 1)[1]) for said in self.says
        }


def mistakes() -> list[Mistake]:
    listed = yaml.safe_load((ROOT / "tests/mistakes.yml").read_text(encoding="utf-8"))
    return [Mistake(**{key.replace("-", "_"): value for key, value in one.items()}) for one in listed]
