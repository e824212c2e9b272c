"""Identifiers → the names that people read. An identifier that is not declared is printed as it is written."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from degraded_mode.language.typography import typeset
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.message import Audience
from degraded_mode.model.record import Scope
from degraded_mode.render import wording


def filing(title: str) -> str:
    """The key that files a title where a French reader looks for it: accents and case aside."""
    letters = unicodedata.normalize("NFD", title.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@dataclass(frozen=True)
class Names:
    """The names of one corpus, typeset."""

    corpus: Corpus

    def role(self, identifier: str) -> str:
        """The short name of a role, as on a badge; its title when it has none."""
        role = self.corpus.roles.get(identifier)
        return typeset(role.short or role.title) if role else identifier

    def role_in_full(self, identifier: str) -> str:
        """The title of a role."""
        role = self.corpus.roles.get(identifier)
        return typeset(role.title) if role else identifier

    def contact(self, identifier: str) -> str:
        """The title of a contact."""
        contact = self.corpus.contacts.get(identifier)
        return typeset(contact.title) if contact else identifier

    def anyone(self, identifier: str) -> str:
        """A contact, a role or an audience."""
        if identifier in self.corpus.contacts:
            return self.contact(identifier)
        if identifier in set(Audience):
            return wording.AUDIENCE[Audience(identifier)]
        return self.role_in_full(identifier)

    def system(self, identifier: str) -> str:
        """The title of a system."""
        system = self.corpus.systems.get(identifier)
        return typeset(system.title) if system else identifier

    def unit(self, identifier: str) -> str:
        """The title of a unit."""
        unit = self.corpus.units.get(identifier)
        return typeset(unit.title) if unit else identifier

    def place(self, identifier: str) -> str:
        """A place, a kit or a unit."""
        declared = self.corpus.establishment.places if self.corpus.establishment else ()
        for place in declared:
            if place.id == identifier:
                return typeset(place.title)
        record = self.corpus.kits.get(identifier) or self.corpus.units.get(identifier)
        return typeset(record.title) if record else identifier

    def kit(self, identifier: str) -> str:
        """A kit and where it stands."""
        kit = self.corpus.kits.get(identifier)
        return f"{typeset(kit.title)} ({self.place(kit.place)})" if kit else identifier

    def form(self, identifier: str) -> str:
        """A form: its code and its name."""
        form = self.corpus.forms.get(identifier)
        return f"{form.id} {typeset(form.title)}" if form else identifier

    def forms(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Several forms."""
        return tuple(self.form(identifier) for identifier in identifiers)

    def reference(self, identifier: str) -> str:
        """The name of a reference document."""
        reference = self.corpus.references.get(identifier)
        return typeset(reference.title) if reference else identifier

    def message(self, identifier: str) -> str:
        """The name of a message."""
        message = self.corpus.messages.get(identifier)
        return typeset(message.title) if message else identifier

    def runbook(self, identifier: str) -> str:
        """A procedure: its code and its title."""
        runbook = self.corpus.runbooks.get(identifier)
        return f"{runbook.code} {typeset(runbook.title)}" if runbook else identifier

    def scope(self, scope: Scope) -> str:
        """A unit, or every unit of a kind."""
        if scope.unit is not None:
            unit = self.corpus.units.get(scope.unit)
            return typeset(unit.title) if unit else scope.unit
        return wording.UNIT[scope.kind] if scope.kind else ""
