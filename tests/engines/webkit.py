#!/usr/bin/python3
"""Run by Debian's Python, which has GTK: a bare window of WebKitGTK that WebDriver drives.

`webkit.py TEXT SCRIPTS PAPER`: the reader's text size in pixels, 1 or 0, and the PDF that is printed when a page takes
the title "print": under WebDriver, `window.print()` does nothing. Debian's MiniBrowser cannot be as narrow as a phone,
cannot set the text size, and cannot print.
"""

import sys
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

TEXT, SCRIPTS, PAPER = sys.argv[1:]
kept: list[Any] = []


def retitled(view: Any, _property: Any) -> None:
    """Print to the file, on Letter, without asking, once the page's title is "print"."""
    if view.get_title() != "print":
        return
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{PAPER}")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    letter = Gtk.PageSetup()
    letter.set_paper_size(Gtk.PaperSize.new(Gtk.PAPER_NAME_LETTER))
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(letter)
    kept.append(operation)  # else it is gone before it has written
    operation.print_()


def main() -> None:
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    settings = WebKit2.Settings(default_font_size=int(TEXT), enable_javascript=SCRIPTS == "1")
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    Gtk.Settings.get_default().props.gtk_enable_animations = False  # the wish for no motion
    window = Gtk.Window(decorated=False, default_width=360, default_height=740)
    window.add(view)
    window.show_all()
    view.connect("notify::title", retitled)

    def started(_context: Any, session: Any) -> None:
        about = WebKit2.ApplicationInfo()
        about.set_name("WebKitGTK")
        about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(about)
        session.connect("create-web-view", lambda _session: view)

    context.connect("automation-started", started)
    Gtk.main()


if __name__ == "__main__":
    main()
