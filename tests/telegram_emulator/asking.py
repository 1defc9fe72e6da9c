"""The methods about the bot itself, about chats and their members, about queries and about files."""

from typing import Any

from tests.telegram_emulator.sending import Files
from tests.telegram_emulator.wire import Json, bad_request
from tests.telegram_emulator.world import World, membership

_MOST_RESULTS, _LONGEST_RESULT_ID, _LONGEST_OFFSET, _LONGEST_ALERT, _MOST_COMMANDS = 50, 64, 64, 200, 100
_BIGGEST_FILE = 20 * 1024 * 1024
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_me(world: World, _: Json, __: Files) -> Json:
    """``getMe``."""
    return world.me | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
    }


def set_my_commands(world: World, parameters: Json, _: Files) -> bool:
    """``setMyCommands``."""
    if len(parameters["commands"]) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.menus[_menu(world, parameters)] = parameters["commands"]
    return True


def delete_my_commands(world: World, parameters: Json, _: Files) -> bool:
    """``deleteMyCommands``."""
    world.menus.pop(_menu(world, parameters), None)
    return True


def get_my_commands(world: World, parameters: Json, _: Files) -> list[Json]:
    """``getMyCommands``."""
    return world.menus.get(_menu(world, parameters), [])


def succeed(_: World, __: Json, ___: Files) -> bool:
    """What has no effect that anybody could see, such as ``setMyDescription``."""
    return True


def get_chat(world: World, parameters: Json, _: Files) -> Json:
    """``getChat``."""
    room = world.room(parameters.get("chat_id"))
    return room.json | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


def get_chat_member(world: World, parameters: Json, _: Files) -> Json:
    """``getChatMember``."""
    return world.member(world.room(parameters.get("chat_id")), parameters["user_id"])


def get_chat_administrators(world: World, parameters: Json, _: Files) -> list[Json]:
    """``getChatAdministrators``: no bots but ourselves."""
    room = world.room(parameters.get("chat_id"))
    if room.json["type"] == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member for member in room.members.values() if member["status"] in ("administrator", "creator")]


def get_chat_member_count(world: World, parameters: Json, _: Files) -> int:
    """``getChatMemberCount``."""
    return len(world.room(parameters.get("chat_id")).members)


def leave_chat(world: World, parameters: Json, _: Files) -> bool:
    """``leaveChat``."""
    room = world.room(parameters.get("chat_id"))
    room.members[world.me["id"]] = membership(world.me, "left")
    room.closed = f"bot is not a member of the {room.json['type']} chat"
    return True


def answer_callback_query(world: World, parameters: Json, _: Files) -> bool:
    """``answerCallbackQuery``."""
    if len(parameters.get("text") or "") > _LONGEST_ALERT:
        raise bad_request("MESSAGE_TOO_LONG")
    return _answer(world, parameters["callback_query_id"], parameters)


def answer_inline_query(world: World, parameters: Json, _: Files) -> bool:
    """``answerInlineQuery``."""
    results = parameters["results"]
    names = [result["id"] for result in results]
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(set(names)) < len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 0 < len(name.encode()) <= _LONGEST_RESULT_ID for name in names):
        raise bad_request("RESULT_ID_INVALID")
    if len((parameters.get("next_offset") or "").encode()) > _LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    return _answer(world, parameters["inline_query_id"], parameters)


def answer_guest_query(world: World, parameters: Json, _: Files) -> Json:
    """``answerGuestQuery``: the message that it sends can be edited by its inline id."""
    _answer(world, parameters["guest_query_id"], parameters)
    name = f"inline{world.number()}"
    content = parameters["result"].get("input_message_content", {})
    world.inline_messages[name] = {"inline_message_id": name, "text": content.get("message_text", ""), "entities": []}
    return {"inline_message_id": name}


def get_file(world: World, parameters: Json, _: Files) -> Json:
    """``getFile``."""
    if parameters["file_id"] not in world.files:
        raise bad_request("invalid file_id")
    file, content = world.files[parameters["file_id"]]
    if len(content) > _BIGGEST_FILE:
        raise bad_request("file is too big")
    return {key: value for key, value in file.items() if key != "file_name"}


def set_webhook(world: World, parameters: Json, _: Files) -> bool:
    """``setWebhook``; without an address, the webhook ends."""
    world.webhook = dict(parameters) if parameters.get("url") else {}
    _update_kinds(world, parameters)
    if parameters.get("drop_pending_updates"):
        world.updates.clear()
    world.on_update()
    return True


def delete_webhook(world: World, parameters: Json, _: Files) -> bool:
    """``deleteWebhook``."""
    world.webhook = {}
    if parameters.get("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, _: Json, __: Files) -> Json:
    """``getWebhookInfo``."""
    info: dict[str, Any] = {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    kept = {
        key: world.webhook[key]
        for key in ("max_connections", "last_error_date", "last_error_message")
        if key in world.webhook
    }
    return info | kept | ({"allowed_updates": world.allowed} if world.allowed else {})


def _update_kinds(world: World, parameters: Json) -> None:
    if "allowed_updates" in parameters:  # else those of the last call go on
        world.allowed = parameters["allowed_updates"] or []


def acknowledge(world: World, parameters: Json) -> None:
    """What a call of ``getUpdates`` says: which kinds are wanted, and which updates have arrived."""
    _update_kinds(world, parameters)
    offset = parameters.get("offset", 0)
    if offset < 0:
        world.updates[:] = world.updates[offset:]
    world.updates[:] = [update for update in world.updates if update["update_id"] >= offset]


def _answer(world: World, query: str, parameters: Json) -> bool:
    if query not in world.queries or query in world.answers:
        raise bad_request(_TOO_OLD)
    world.answers[query] = parameters
    world.changed.notify_all()
    return True


def _menu(world: World, parameters: Json) -> tuple[str, int | None, str]:
    scope = parameters.get("scope") or {"type": "default"}
    chat = scope.get("chat_id")
    if chat is not None and chat not in world.rooms:
        raise bad_request("chat not found")
    return scope["type"], chat, parameters.get("language_code") or ""
