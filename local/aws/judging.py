"""Lets the local AWS judge calls as AWS does where it does not by itself, and writes down what roles have called."""

import email.utils
import json
import os
import re

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import s3

# Calls that have no permission of their own.
JUDGED_AS = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}
PARTITIONS = "dynamodb:LeadingKeys"
ATTRIBUTES = "dynamodb:Attributes"
SELECTED = "dynamodb:Select"
SEALING_KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id"
LOCKED_AS = "s3:object-lock-mode"
BOUND_TO = "kms:EncryptionContext:"
SENDER = "ses:FromAddress"
PARTITION_KEY = re.compile(r"(gsi\d+)?pk")
EQUALS = re.compile(r"(#?\w+)\s*=\s*(:\w+)")
SENDING = "/v2/email/outbound-emails"


def partitions_of_query(request: dict) -> list:
    names = request.get("ExpressionAttributeNames") or {}
    values = request.get("ExpressionAttributeValues") or {}
    equal = EQUALS.findall(request.get("KeyConditionExpression") or "")
    return [values.get(value) for name, value in equal if PARTITION_KEY.fullmatch(names.get(name, name))]


def items_of_batch(of_table) -> list:
    if isinstance(of_table, dict):
        return of_table["Keys"]
    return [write["PutRequest"]["Item"] if "PutRequest" in write else write["DeleteRequest"]["Key"] for write in of_table]


def partitions_of(request: dict) -> list:
    """The partition keys that a request, or one item of a transaction, names."""
    items = [request[member] for member in ("Key", "Item") if member in request]
    for of_table in (request.get("RequestItems") or {}).values():
        items += items_of_batch(of_table)
    keys = [item.get("pk") for item in items] + partitions_of_query(request)
    return [key["S"] for key in keys if key and "S" in key]


def partitions_by_action(body: bytes) -> dict:
    """Each item of a transaction is judged as the action that it is; what is no transaction is one action, here ""."""
    request = json.loads(body or b"{}")
    by_action = {}
    for item in request.get("TransactItems") or []:
        for member, action in iam_actions._DYNAMODB_TRANSACT_ITEM_ACTIONS.items():
            if member in item:
                by_action.setdefault(action, []).extend(partitions_of(item[member]))
    return by_action or {"": partitions_of(request)}


def with_partitions(context_of):
    """The conditions of a call to a table, with the partitions that it names."""

    def context(body: bytes) -> dict:
        return {**context_of(body), PARTITIONS: partitions_by_action(body)}

    return context


def with_what_it_is_bound_to(context_of):
    """The conditions of a call to KMS, with what its key is bound to (the encryption context)."""

    def context(service: str, iam_action: str, body: bytes, params: dict) -> dict:
        found = context_of(service, iam_action, body, params)
        if service != "kms":
            return found
        bound = json.loads(body or b"{}").get("EncryptionContext") or {}
        return {**found, **{BOUND_TO + name: value for name, value in bound.items()}}

    return context


def with_sealing_key(context_of):
    """The conditions of a call to S3, with the key that a file is to be sealed under, and how it is to be locked."""

    def context(iam_action: str, query_params, path: str = "", headers=None) -> dict:
        found = context_of(iam_action, query_params, path, headers)
        if iam_action != "s3:PutObject":
            return found
        given = headers or {}
        asked = {
            SEALING_KEY: given.get("x-amz-server-side-encryption-aws-kms-key-id"),
            LOCKED_AS: given.get("x-amz-object-lock-mode"),
        }
        return {**found, **{name: value for name, value in asked.items() if value}}

    return context


def is_missing(object_arn: str) -> bool:
    bucket, _, key = object_arn.removeprefix("arn:aws:s3:::").partition("/")
    return s3._get_object_data(bucket, key) is None


def judging_as_aws(enforce, write_down):
    """Asks for the permission that AWS asks for."""

    def ask(access_key_id, action, service, region, resource_arn, context):
        denied = enforce(access_key_id, action, service, region, resource_arn=resource_arn, service_context=context)
        write_down(access_key_id, action, resource_arn, context, denied is None)
        return denied

    sealed_under: dict[str, str] = {}

    def judge(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        context = dict(service_context or {})
        by_action = context.pop(PARTITIONS, {})
        if keys := by_action.get(iam_action, by_action.get("")):
            context[PARTITIONS] = sorted(set(keys))
        action = JUDGED_AS.get(iam_action, iam_action)
        denied = ask(access_key_id, action, service, region, resource_arn, context)
        # Of what is not there only whoever may list learns so; everybody else that it is forbidden.
        if not denied and context.get(LOCKED_AS):
            denied = ask(access_key_id, "s3:PutObjectRetention", "s3", region, resource_arn, {})
        if not denied and action == "s3:GetObject" and is_missing(resource_arn):
            return ask(access_key_id, "s3:ListBucket", service, region, resource_arn.split("/")[0], {})
        # S3 makes a data key in the name of whoever puts a file, bound to that file, and opens it for whoever reads it.
        bound = {BOUND_TO + "aws:s3:arn": resource_arn}
        if not denied and (key := context.get(SEALING_KEY)):
            denied = ask(access_key_id, "kms:GenerateDataKey", "kms", region, key, bound)
            if not denied:
                sealed_under[resource_arn] = key
        if not denied and action == "s3:GetObject" and (key := sealed_under.get(resource_arn)):
            return ask(access_key_id, "kms:Decrypt", "kms", region, key, bound)
        return denied

    return judge


def judging_mails(enforce_ses):
    """A mail is judged by its sender's domain and by the terms that it is sent under, each with its sender."""

    def judge(method, path, headers, body, query_params, request_id):
        if method != "POST" or path.rstrip("/") != SENDING:
            return enforce_ses(method, path, headers, body, query_params, request_id)
        mail = json.loads(body or b"{}")
        sender = email.utils.parseaddr(mail.get("FromEmailAddress") or "")[1]
        account = f"arn:aws:ses:{app.extract_region(headers, query_params)}:{get_account_id()}"
        arns = [f"{account}:identity/{sender.split('@')[-1]}"]
        if terms := mail.get("ConfigurationSetName"):
            arns.append(f"{account}:configuration-set/{terms}")
        for arn in arns:
            denied = app._enforce_data_plane(
                "sesv2", "ses:SendEmail", headers, query_params, request_id,
                resource_arn=arn, service_context={SENDER: sender}, named_resource=arn,
            )
            if denied:
                return denied
        return None

    return judge


def writing_down(path: str):
    """Each different call that a role has made, once, as a line of JSON; whether it was allowed is part of it."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    seen = set()

    def write_down(access_key_id, action, resource, context, allowed: bool) -> None:
        caller = (iam_evaluator.resolve_caller_identity(access_key_id) or {}).get("userArn", "")
        if ":assumed-role/" not in caller:
            return
        kept = (PARTITIONS, SENDER, *((ATTRIBUTES, SELECTED) if action == "dynamodb:GetItem" else ()))
        conditions = {key: value for key, value in context.items() if key in kept or key.startswith(BOUND_TO)}
        call = {"action": action, "resource": resource, "conditions": conditions, "allowed": allowed}
        line = json.dumps({"role": caller.split("/")[1], **call})
        if line not in seen:
            seen.add(line)
            os.write(file, f"{line}\n".encode())

    return write_down


def judge_as_aws(calls_path) -> None:
    write_down = (lambda *_: None) if calls_path is None else writing_down(calls_path)
    iam_actions.dynamodb_service_context = with_partitions(iam_actions.dynamodb_service_context)
    iam_actions.request_tag_context = with_what_it_is_bound_to(iam_actions.request_tag_context)
    iam_actions.s3_service_context = with_sealing_key(iam_actions.s3_service_context)
    iam_evaluator.enforce = judging_as_aws(iam_evaluator.enforce, write_down)
    app._enforce_ses_v2 = judging_mails(app._enforce_ses_v2)
