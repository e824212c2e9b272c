"""How a contact is reached, as printed: numbers that stand alone and large, and what carries them."""

from degraded_mode.language.typography import count_words, phone_words, short_date, typeset
from degraded_mode.model import contact as record
from degraded_mode.render import wording
from degraded_mode.render.names import Names
from degraded_mode.render.views import Channel, Reach


def reach(identifier: str, names: Names, lost: frozenset[str] = frozenset(), label: str = "") -> Reach:
    """The contact and its channels; those that `lost` takes down come last and say so, restricted ones are left out."""
    contact = names.corpus.contacts.get(identifier)
    if contact is None:
        return Reach(label, names.anyone(identifier), (), "")
    channels = [_channel(one, names, lost) for one in contact.channels if not one.restricted]
    channels.sort(key=lambda channel: channel.lost)
    held = sum(one.restricted for one in contact.channels)
    return Reach(label, names.contact(identifier), tuple(channels), _held(held))


def _held(count: int) -> str:
    if not count:
        return ""
    return f"(+ {count_words(count, 'canal réservé', 'canaux réservés')})"


def _channel(channel: record.Channel, names: Names, lost: frozenset[str]) -> Channel:
    return Channel(
        means=wording.MEANS[channel.means],
        number=phone_words(channel.number) if channel.number else "",
        words=typeset(channel.call_sign or ""),
        through=names.system(channel.carried_by) if channel.carried_by else "",
        tested=short_date(channel.last_called) if channel.last_called else "",
        lost=channel.carried_by in lost,
    )
