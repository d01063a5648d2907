"""Lets the local AWS give functions instances as AWS does, as far as one machine can."""

import asyncio
import collections

from ministack.services import apigateway, lambda_svc
from ministack.services.cloudformation import provisioners

# AWS has a thousand instances, this machine has not: whatever comes through the API for a function that keeps none for itself waits here
# until one of so many is free.
AT_ONCE = 4
ANSWERING = "ministack-apigw-invoke"
RESERVED = "ReservedConcurrentExecutions"


def wait_for_an_instance() -> None:
    """
    Past its limit the local AWS turns calls away, at sixteen where AWS would at a thousand. What comes through the API waits instead, for
    each function by itself. A function with a limit of its own turns away what is more, as on AWS.
    """
    run = apigateway.run_reentrant
    turns = collections.defaultdict(lambda: asyncio.Semaphore(AT_ONCE))

    def limited(record: dict) -> bool:
        return lambda_svc._reserved_concurrency(record, record["config"]) is not None

    async def in_turn(work, *args, **named):
        if named.get("thread_name") != ANSWERING or limited(args[0]):
            return await run(work, *args, **named)
        async with turns[args[0]["config"]["FunctionName"]]:
            return await run(work, *args, **named)

    apigateway.run_reentrant = in_turn


def keep_reserved_instances() -> None:
    """A template's limit of a function is passed over otherwise."""
    function = provisioners._RESOURCE_HANDLERS["AWS::Lambda::Function"]
    create, update = function["create"], function["update"]

    def keep(made: tuple, props: dict) -> tuple:
        reserved = props.get(RESERVED)
        lambda_svc._functions[made[0]]["concurrency"] = None if reserved is None else int(reserved)
        return made

    function["create"] = lambda logical_id, props, stack: keep(create(logical_id, props, stack), props)
    function["update"] = lambda physical_id, old, new, stack, logical_id=None: keep(
        update(physical_id, old, new, stack, logical_id), new
    )
