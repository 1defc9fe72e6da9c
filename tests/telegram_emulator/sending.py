"""The methods that put messages into chats, change them and take them away."""

import re
import time

from tests.telegram_emulator.texts import parsed_html, utf16
from tests.telegram_emulator.wire import Json, Refused, Upload, bad_request
from tests.telegram_emulator.world import Room, World

_LONGEST_MESSAGE, _LONGEST_CAPTION, _LONGEST_CALLBACK_DATA, _GENERAL_TOPIC = 4096, 1024, 64, 1
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
Files = dict[str, Upload]


def send_message(world: World, parameters: Json, _: Files) -> Json:
    """``sendMessage``."""
    room = world.room(parameters.get("chat_id"))
    return _put(world, room, parameters, _written(parameters, "text", _LONGEST_MESSAGE))


def send_document(world: World, parameters: Json, files: Files) -> Json:
    """``sendDocument``, of a file that comes along or that the server has."""
    room = world.room(parameters.get("chat_id"))
    named = str(parameters.get("document", ""))
    upload = files.get(named.removeprefix("attach://")) or files.get("document")
    if upload is None and named not in world.files:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    number = world.number()
    document: Json = {"file_id": f"file{number}", "file_unique_id": f"unique{number}"}
    if upload:
        document |= {"file_name": upload.name, "file_size": len(upload.content)}
        world.files[document["file_id"]] = ({**document, "file_path": f"documents/{number}"}, upload.content)
    caption = _written(parameters, "caption", _LONGEST_CAPTION) if parameters.get("caption") else {}
    return _put(world, room, parameters, {"document": document, **caption})


def edit_message_text(world: World, parameters: Json, _: Files) -> Json | bool:
    """``editMessageText``, of a message in a chat or of an inline one."""
    return _edit(world, parameters, _written(parameters, "text", _LONGEST_MESSAGE) | _markup(parameters))


def edit_message_reply_markup(world: World, parameters: Json, _: Files) -> Json | bool:
    """``editMessageReplyMarkup``."""
    return _edit(world, parameters, _markup(parameters))


def delete_message(world: World, parameters: Json, _: Files) -> bool:
    """``deleteMessage``: the bot's own messages, and where it is an admin those of others."""
    room = world.room(parameters.get("chat_id"))
    message = room.messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    admin = world.member(room, world.me["id"])["status"] == "administrator"
    if message.get("from", {}).get("id") != world.me["id"] and not admin:
        raise bad_request("message can't be deleted")
    del room.messages[parameters["message_id"]]
    world.sent[:] = [kept for kept in world.sent if kept is not message]
    return True


def delete_messages(world: World, parameters: Json, files: Files) -> bool:
    """``deleteMessages``: those that are there."""
    room = world.room(parameters.get("chat_id"))
    for message in parameters["message_ids"]:
        if message in room.messages:
            delete_message(world, {**parameters, "message_id": message}, files)
    return True


def send_chat_action(world: World, parameters: Json, _: Files) -> bool:
    """``sendChatAction``."""
    _check_topic(world.room(parameters.get("chat_id")), parameters)
    return True


def set_message_reaction(world: World, parameters: Json, _: Files) -> bool:
    """``setMessageReaction``."""
    message = world.room(parameters.get("chat_id")).messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    if any(one["type"] == "emoji" and not one["emoji"] for one in parameters.get("reaction") or ()):
        raise bad_request("REACTION_INVALID")
    return True


def _put(world: World, room: Room, parameters: Json, content: Json) -> Json:
    if room.json["type"] == "channel" and not world.member(room, world.me["id"]).get("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    _check_topic(room, parameters)
    message = {"message_id": world.number(), "date": int(time.time()), "chat": room.json, **content}
    message |= {"sender_chat": room.json} if room.json["type"] == "channel" else {"from": world.me}
    replied = _replied_to(parameters, room.messages)
    if replied:
        message["reply_to_message"] = replied
    if room.json.get("is_direct_messages"):
        if "direct_messages_topic_id" not in parameters:
            raise bad_request("direct messages topic must be specified")
        message["direct_messages_topic"] = {"topic_id": parameters["direct_messages_topic_id"]}
    if "message_thread_id" in parameters:
        message |= {"message_thread_id": parameters["message_thread_id"], "is_topic_message": True}
    message |= {key: value for key, value in _markup(parameters).items() if value}
    room.messages[message["message_id"]] = message
    room.last_bot = True
    world.sent.append(message)
    world.changed.notify_all()
    return message


def _edit(world: World, parameters: Json, changes: Json) -> Json | bool:
    inline = parameters.get("inline_message_id")
    if inline is not None:
        message = world.inline_messages.get(inline)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        _change(message, changes)
        return True
    message = world.room(parameters.get("chat_id")).messages.get(parameters["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    author = message.get("from", {}).get("id", world.me["id"])
    if author != world.me["id"]:
        raise bad_request("message can't be edited")
    _change(message, changes)
    message["edit_date"] = int(time.time())
    world.changed.notify_all()
    return message


def _change(message: Json, changes: Json) -> None:
    shown = {key: message.get(key) or None for key in changes}
    if shown == {key: value or None for key, value in changes.items()}:
        raise bad_request(_NOT_MODIFIED)
    message.update(changes)
    for key in [key for key, value in message.items() if key == "reply_markup" and not value]:
        del message[key]


def _markup(parameters: Json) -> Json:
    """The buttons below a message; keyboards and the like belong to the text field, not to the message."""
    markup = parameters.get("reply_markup") or {}
    rows = markup.get("inline_keyboard") or []
    for button in (button for row in rows for button in row):
        if len(str(button.get("callback_data", "")).encode()) > _LONGEST_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        if not button.get("text"):
            raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if "url" in button and not re.match(r"(https?|tg)://", button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return {"reply_markup": {"inline_keyboard": rows} if rows else None}


def _written(parameters: Json, name: str, longest: int) -> Json:
    markup = str(parameters.get(name, ""))
    text, entities = parsed_html(markup) if parameters.get("parse_mode") == "HTML" else (markup, [])
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16(text) > longest:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    kind = "entities" if name == "text" else "caption_entities"
    return {name: text, kind: entities or parameters.get(kind) or []}


def _check_topic(room: Room, parameters: Json) -> None:
    thread = parameters.get("message_thread_id")
    if thread is not None and (thread == _GENERAL_TOPIC or thread not in room.topics):
        raise bad_request("message thread not found")


def _replied_to(parameters: Json, messages: dict[int, Json]) -> Json | None:
    reply = parameters.get("reply_parameters")
    if not reply:
        return None
    replied = messages.get(reply["message_id"])
    if replied is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if replied and reply.get("quote") and reply["quote"] not in replied.get("text", ""):
        raise Refused(400, "Bad Request: QUOTE_TEXT_INVALID")
    return {key: value for key, value in replied.items() if key != "reply_to_message"} if replied else None
