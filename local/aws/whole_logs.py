"""Lets the local AWS keep all that a function logs with the call that logged it, however busy the machine is.

A function writes its lines before it answers, so they are in the pipe by then. The local AWS waits some milliseconds for a
thread to read them; on a busy machine they come later, and are kept with the next call, or with none.
"""

import os
import queue
import select
import threading

from ministack.core.lambda_runtime import Worker

CHUNK = 65_536
# Ends what hangs, and judges nothing.
LAST_WORDS_S = 60
_reading = threading.Lock()


def take_what_is_there(worker, fd: int) -> bool:
    """Puts every whole line that is in the pipe into the worker's queue; false when the pipe has ended."""
    with _reading:
        while select.select([fd], [], [], 0)[0]:
            chunk = os.read(fd, CHUNK)
            if not chunk:
                return False
            *lines, worker._begun_line = (getattr(worker, "_begun_line", b"") + chunk).split(b"\n")
            for line in lines:
                worker._stderr_queue.put(line.decode("utf-8", errors="replace"))
    return True


def read_all_along(worker) -> None:
    """A function that logs more than a pipe holds must not be held up by it."""
    try:
        fd = worker._proc.stderr.fileno()
        worker._begun_line = b""
        while True:
            select.select([fd], [], [])
            if not take_what_is_there(worker, fd):
                return
    except (OSError, ValueError, AttributeError):
        return  # the function's process is gone


def whole_log(worker, *_, **__) -> str:
    """What the call that has just been answered logged: all of it, without waiting."""
    if worker._proc is None:
        # It has been ended for a fault of its own; what it wrote until then ends with it.
        worker._stderr_thread.join(LAST_WORDS_S)
    else:
        take_what_is_there(worker, worker._proc.stderr.fileno())
    lines = []
    try:
        while True:
            lines.append(worker._stderr_queue.get_nowait())
    except queue.Empty:
        return "\n".join(lines)


def keep_whole_logs() -> None:
    Worker._read_stderr = read_all_along
    Worker._drain_stderr_bounded = whole_log
