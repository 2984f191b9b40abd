"""The whole site, built and checked behind the preview's back: what pages alone cannot show is seen there."""

import io
import os
import signal
import sys
from contextlib import redirect_stderr, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from threading import Event, Thread

from scripts.preview.mistakes import mistakes
from scripts.preview.watch import News

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
