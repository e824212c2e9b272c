"""The questions of `degraded-mode init`, in French, one line each; an answer that cannot be is asked again."""

from collections.abc import Mapping

from pydantic import ValidationError

from degraded_mode.adoption.answers import Answers, Kit, Named, Without, mistakes_in
from degraded_mode.adoption.fiction import Fiction
from degraded_mode.cli.asking import Asker, NobodyAnswersError, choice
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import Terminal, warn
from degraded_mode.language.nearness import nearest
from degraded_mode.loading.load import Loaded
from degraded_mode.model.record import UnitKind
from degraded_mode.model.site import Establishment
from degraded_mode.render import wording


def ask_answers(loaded: Loaded, fictions: tuple[Fiction, ...]) -> Answers | Exit:
    """The answers typed, or the exit status when nobody answers."""
    establishment = loaded.group.establishment
    terminal = Terminal()
    try:
        answers = _asked(_NameAsker(terminal), loaded, establishment, fictions) if establishment else None
    except NobodyAnswersError:
        warn("erreur : il manque des réponses.")
        warn("conseil : répondre à toutes les questions, ou donner un fichier avec --answers.")
        return Exit.USAGE
    if answers is None:
        return Exit.UNREADABLE
    wrong = list(mistakes_in(answers, Kit(loaded.sites, tuple(loaded.group.units), fictions)))
    for _, said, advice in wrong:
        warn(f"erreur : {said}.")
        warn(f"conseil : {advice}")
    return Exit.USAGE if wrong else answers


class _NameAsker(Asker):
    def needed(self, question: str) -> Named:
        """A name that can stand in the files."""
        while (named := self.named(question)) is None:
            self.say("Il faut un nom.")
        return named

    def named(self, question: str) -> Named | None:
        """The same, or None for an empty line."""
        while written := self.line(question):
            try:
                return Named(id=None, name=written, title=None)
            except ValidationError:
                self.say("Un nom : 2 à 60 signes, une lettre d'abord, puis lettres, chiffres, espaces, tirets.")
        return None

    def several(self, question: str, choices: Mapping[str, str]) -> list[str]:
        """Names or numbers from a list, with commas between them; an empty line for none."""
        self.say(question)
        names = list(choices)
        for rank, name in enumerate(names, 1):
            self.say(f"  {rank:>2}. {choices[name]}")
        while True:
            words = [word.strip() for word in self.line("Numéros, une virgule entre deux :").split(",") if word.strip()]
            unknown = [word for word in words if choice(word, names) is None]
            if not unknown:
                return [chosen for word in words if (chosen := choice(word, names))]
            near = nearest(unknown[0], names)
            self.say(f"« {unknown[0]} » n'est pas dans la liste." + (f" Vouliez-vous « {near} » ?" if near else ""))


def _asked(ask: _NameAsker, loaded: Loaded, establishment: Establishment, fictions: tuple[Fiction, ...]) -> Answers:
    ask.say("Le dossier de départ décrit un groupe inventé. Chaque réponse remplace un de ses noms, partout.")
    title = ask.needed("Nom entier de votre groupe ou de votre hôpital :")
    group = ask.needed("Son nom court, qui signe les SMS :").model_copy(update={"title": title.name})
    sites: dict[str, Named] = {}
    while not sites:
        for site in establishment.sites:
            if ask.agrees(f"Avez-vous un site comme « {site.title} » : {site.has} ?"):
                title = ask.needed("Son nom entier :")
                short = ask.needed("Son nom court, comme dans « les urgences de … » :")
                sites[site.id] = Named(id=None, name=short.name, title=title.name)
        if not sites:
            ask.say("Il faut garder au moins un site.")
    kinds = {unit.kind: None for unit in loaded.group.units.values()}
    without = ask.several(
        "Quels types de service n'avez-vous pas ? (ligne vide : vous les avez tous)",
        {kind.value: wording.UNIT[kind] for kind in UnitKind if kind in kinds},
    )
    names: dict[str, Named] = {}
    absent: list[str] = []
    for fiction in fictions:
        none = " (ligne vide : il n'y en a pas)" if fiction.optional else " (ligne vide : à compléter plus tard)"
        if named := ask.named(f"{fiction.ask}{none} :"):
            names[fiction.id] = named
        elif fiction.optional:
            absent.append(fiction.id)
    return Answers(
        format=1,
        group=group,
        sites=sites,
        names=names,
        without=Without(kinds=tuple(map(UnitKind, without)), units=(), names=tuple(absent)),
    )
