"""What every group of expressions knows: the content, and what the page has cited and drawn so far."""

from scripts.content.load import Content
from scripts.render.citations import Citations


class PageExpressions:
    """Made anew for each page, since it counts what the page cites and draws."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._citations = Citations(content.evidence, f"{content.settings.base_path}references/#list")
        self._pictures = self._arrays = 0
        self._to_check_with = set[str]()
