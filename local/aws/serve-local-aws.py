"""Starts the local AWS so that it ends with whoever started it, however that ends: standard input closes then."""

import json
import logging
import os
import signal
import sys
import threading
import time

# Nothing is left beside the sources.
sys.dont_write_bytecode = True

from instances import keep_reserved_instances, wait_for_an_instance
from judging import judge_as_aws
from locked_buckets import lock_buckets
from ministack import app
from ministack.services import apigateway, cognito, lambda_svc
from new_mails import show_new_mails
from whole_logs import keep_whole_logs

SECONDS_TO_SAVE = 60
SECONDS_BETWEEN_BATCHES = 0.1


def end_with_starter() -> None:
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_SAVE)
    os.killpg(0, signal.SIGKILL)


async def keys_of_pool(url: str) -> dict:
    """The keys at http://…/{pool}/.well-known/jwks.json, without a call."""
    pool = url.split("/")[-3]
    return json.loads(cognito.well_known_jwks(pool)[2])


def poll_streams_apart() -> None:
    """
    MiniStack reads streams and queues one after the other in one thread, and starts a function for every record: while dispatch works,
    no queue is looked at. On AWS each source is read for itself, a stream in batches; so here, ten times a second.
    """
    poll = lambda_svc._poll_dynamodb_streams
    lambda_svc._poll_dynamodb_streams = lambda: False

    def read() -> None:
        while True:
            try:
                poll()
            except Exception:
                logging.exception("reading the stream failed")
            time.sleep(SECONDS_BETWEEN_BATCHES)

    threading.Thread(target=read, daemon=True).start()


def begin_streams_anew() -> None:
    """
    What MiniStack keeps says how far a stream was read, and not what was in it. Started again, the stream is empty; as many records as
    had been read before would be passed over.
    """
    lambda_svc._restore_esm_positions = lambda *_: None


# With TLS it would take port 443 beside its own, which is not ours to take.
app._port_is_bindable = lambda *_: False
# With TLS the authoriser of an HTTP API would still ask its own port for a pool's keys without, and refuse every token.
if os.environ.get("USE_SSL") == "1":
    apigateway._fetch_jwks = keys_of_pool
# Where to write down what was judged is the one thing that is asked for on the command line; the rest comes by the environment.
begin_streams_anew()
keep_reserved_instances()
lock_buckets()
wait_for_an_instance()
poll_streams_apart()
judge_as_aws(sys.argv.pop() if len(sys.argv) > 1 else None)
keep_whole_logs()
show_new_mails()
threading.Thread(target=end_with_starter, daemon=True).start()
app.main()
