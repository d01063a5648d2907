"""Starts the local AWS so that it ends with whoever started it, however that ends: standard input closes then."""

import os
import signal
import threading
import time

from ministack import app

SECONDS_TO_SAVE = 10


def end_with_starter() -> None:
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_SAVE)
    os.killpg(0, signal.SIGKILL)


# With TLS it would take port 443 beside its own, which is not ours to take.
app._port_is_bindable = lambda *_: False
threading.Thread(target=end_with_starter, daemon=True).start()
app.main()
