"""Lets the local AWS show the mails after so many (`after`), so that whoever looks often is not shown all of them each time."""

import json

from ministack import app
from ministack.services import ses

MESSAGES = "/_ministack/ses/messages"
SHOWN = ("MessageId", "Source", "Timestamp")


def shown(mail: dict) -> dict:
    return {
        **{name: mail[name] for name in SHOWN},
        "To": mail.get("To", []),
        "Subject": mail.get("RenderedSubject") or mail.get("Subject", ""),
        "BodyText": mail.get("RenderedBodyText") or mail.get("BodyText", ""),
        "BodyHtml": mail.get("RenderedBodyHtml") or mail.get("BodyHtml"),
    }


def mails_by_account() -> dict:
    """In the order in which they were sent."""
    found = {}
    for (account, *_, key), mails in ses._sent_emails.to_dict().items():
        if key == "entries":
            found.setdefault(account, []).extend(mails)
    return found


def show_new_mails() -> None:
    show_all = app._handle_ses_messages_request

    async def show(method: str, path: str, headers: dict, query_params: dict):
        if path != MESSAGES or method != "GET" or "after" not in query_params:
            return await show_all(method, path, headers, query_params)
        after = int(query_params["after"][0])
        messages = {account: [shown(mail) for mail in mails[after:]] for account, mails in mails_by_account().items()}
        return 200, {"Content-Type": "application/json"}, json.dumps({"messages": messages}).encode()

    app._handle_ses_messages_request = show
