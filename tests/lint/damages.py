"""Ways of spoiling a plan, as time, haste and good intentions do: each finds its targets in the files of a corpus."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

import yaml

Tree = Any
Trees = Mapping[str, Tree]
"""What each file says, as strings, lists and blocks."""

LASTING: Final = ("reflex", "install", "hold", "long")


@dataclass(frozen=True)
class Damage:
    """One thing spoilt in one file."""

    path: str
    where: str
    spoil: Callable[[Tree], None]

    def text(self, trees: Trees) -> str:
        """The file once spoilt. Every scalar is read as text: writing them all as text changes nothing else."""
        tree = deepcopy(trees[self.path])
        self.spoil(tree)
        return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)


Spot = tuple[str, Tree, tuple[str | int, ...]]
"""A file, a step in it, and the route of that step."""


def _at(tree: Tree, route: tuple[str | int, ...]) -> Tree:
    for key in route:
        tree = tree[key]
    return tree


def _procedures(trees: Trees) -> Iterator[tuple[str, Tree]]:
    for path, tree in trees.items():
        if path.startswith("procedures/") and tree.get("status") == "approved":
            yield path, tree


def _steps(trees: Trees, *phases: str) -> Iterator[Spot]:
    """The steps of the procedures approved, of these phases only when some are named; not those of the answers."""
    for path, tree in _procedures(trees):
        for rank, phase in enumerate(tree["phases"]):
            if not phases or phase["phase"] in phases:
                for index, step in enumerate(phase.get("steps", ())):
                    yield path, step, ("phases", rank, "steps", index)


def _set(spot: Spot, key: str, value: Tree) -> Damage:
    path, step, route = spot
    return Damage(path, str(step["id"]), lambda tree: _at(tree, route).__setitem__(key, value))


def _drop(spot: Spot, key: str) -> Damage:
    path, step, route = spot
    return Damage(path, str(step["id"]), _without(route, key))


def _without(route: tuple[str | int, ...], key: str) -> Callable[[Tree], None]:
    return lambda tree: _at(tree, route).pop(key)


def _put(route: tuple[str | int, ...], **values: Tree) -> Callable[[Tree], None]:
    return lambda tree: _at(tree, route).update(values)


def _remove(spot: Spot) -> Damage:
    path, step, route = spot
    return Damage(path, str(step["id"]), lambda tree: _at(tree, route[:-1]).pop(route[-1]))


def _records(trees: Trees, start: str) -> Iterator[tuple[str, Tree, tuple[str | int, ...]]]:
    """The records of a kind, each with its file and its route there."""
    for path, tree in trees.items():
        if path.startswith(start):
            if isinstance(tree, list):
                yield from ((path, one, (index,)) for index, one in enumerate(tree))
            elif "id" in tree:
                yield path, tree, ()


def without_withdrawal(trees: Trees) -> Iterator[Damage]:
    return (_remove(spot) for spot in _steps(trees) if "withdraw" in spot[1])


def needing_what_is_lost(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees, *LASTING):
        lost = trees[spot[0]].get("lost")
        if lost and "instead" not in spot[1] and "only_when" not in spot[1]:
            yield _set(spot, "needs", [lost[0] if isinstance(lost, list) else lost])


def warning_that_orders(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "warning", "Appeler le cadre avant de continuer.") for spot in _steps(trees))


def measure_left_open(trees: Trees) -> Iterator[Damage]:
    closing = [spot for spot in _steps(trees) if "closes" in spot[1]]
    often = Counter(spot[1]["closes"] for spot in closing)
    return (_drop(spot, "closes") for spot in closing if often[spot[1]["closes"]] == 1)


def nothing_received(trees: Trees) -> Iterator[Damage]:
    return (_remove(spot) for spot in _steps(trees) if "receive" in spot[1])


def another_form_sent(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees):
        if isinstance(send := spot[1].get("send"), dict) and send.get("form"):
            other = "F-43" if send["form"] != "F-43" else "F-44"
            yield _set(spot, "send", {**send, "form": other})


def unknown_role(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "role", f"{spot[1]['role']}s") for spot in _steps(trees) if "role" in spot[1])


def unknown_system(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "needs", ["standart-perdu"]) for spot in _steps(trees))


def unknown_form(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "forms", ["F-99"]) for spot in _steps(trees))


def repeated_step(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees):
        if spot[2][-1] != 0:
            before = _at(trees[spot[0]], spot[2][:-1])[int(spot[2][-1]) - 1]
            yield _set(spot, "id", before["id"])


def vague_result(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "expect", "OK.") for spot in _steps(trees) if "expect" in spot[1])


def _saying(text: str) -> Callable[[Trees], Iterator[Damage]]:
    return lambda trees: (_set(spot, "do", text) for spot in _steps(trees) if "do" in spot[1])


def late_deadline(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "within", "40 d") for spot in _steps(trees, "reflex", "install") if "within" in spot[1])


def one_channel(trees: Trees) -> Iterator[Damage]:
    for path, record, route in _records(trees, "contacts.yaml"):
        if len(record["channels"]) > 1 and record["channels"][0]["means"] != "runner":
            first = record["channels"][:1]
            yield Damage(path, record["id"], _put(route, channels=first))


def directory_aged(trees: Trees) -> Iterator[Damage]:
    for path, record, route in _records(trees, "contacts.yaml"):
        for rank, channel in enumerate(record["channels"]):
            if "last_called" in channel:
                where = (*route, "channels", rank)
                yield Damage(path, record["id"], _put(where, last_called="2025-01-10"))


def approved_by_its_author(trees: Trees) -> Iterator[Damage]:
    for path, tree in _procedures(trees):
        yield Damage(path, path, _put(("approval",), by=tree["author"]))


def review_passed(trees: Trees) -> Iterator[Damage]:
    return (Damage(path, path, _put((), review_by="2026-09-01")) for path, _ in _procedures(trees))


def nobody_says_not_to_know(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees):
        kept = [one for one in spot[1].get("options", ()) if not one["answer"].casefold().startswith("ne sai")]
        if "options" in spot[1] and len(kept) < len(spot[1]["options"]):
            yield _set(spot, "options", kept)


def without_phase(*names: str) -> Callable[[Trees], Iterator[Damage]]:
    """In the procedures of a lost tool that give it back and on which a life depends: the others may do without."""

    def found(trees: Trees) -> Iterator[Damage]:
        grave = {path for path, step, _ in _steps(trees) if step.get("vital") == "true"}
        giving = {path for path, step, _ in _steps(trees) if "restore" in step}
        for path, tree in _procedures(trees):
            if path not in grave & giving:
                continue
            kept = [one for one in tree["phases"] if one["phase"] not in names]
            if len(kept) < len(tree["phases"]):
                yield Damage(path, path, _put((), phases=kept))

    return found


def empty_kit(trees: Trees) -> Iterator[Damage]:
    """What a kit holds of the paper of a function: only that is reckoned for its users."""
    units = (record for _, record, _ in _records(trees, "units.yaml"))
    taken = {(one["place"], one["paper"]) for unit in units for one in unit.get("functions", {}).values()}
    for path, record, route in _records(trees, "kits.yaml"):
        for rank, envelope in enumerate(record.get("envelopes", ())):
            for index, item in enumerate(envelope["items"]):
                if (record["id"], item.get("form")) in taken and int(item.get("count", "1")) >= 20:
                    where = (*route, "envelopes", rank, "items", index)
                    yield Damage(path, f"{record['id']} {item['form']}", _put(where, count="1"))


def anonymous_form(trees: Trees) -> Iterator[Damage]:
    for path, record, _ in _records(trees, "forms/"):
        if record.get("identity_zone") == "true" and record["id"] in ("F-10", "F-10p", "F-14", "F-28", "F-31"):
            yield Damage(path, record["id"], _put((), identity_zone="false"))


def long_text_message(trees: Trees) -> Iterator[Damage]:
    for path, record, _ in _records(trees, "messages/"):
        if record.get("kind") == "sms" and not record["text"].startswith("EXERCICE"):
            longer = f"{record['text']} {'Merci de prévenir vos proches et de garder ce message. ' * 3}".strip()
            yield Damage(path, record["id"], _put((), text=longer))


def data_of_a_patient(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "note", "Exemple : IPP 12345678, né le 03/04/1951.") for spot in _steps(trees))


def confirmed_by_the_doer(trees: Trees) -> Iterator[Damage]:
    return (_set(spot, "confirmed_by", spot[1]["role"]) for spot in _steps(trees) if "confirmed_by" in spot[1])


def second_check_dropped(trees: Trees) -> Iterator[Damage]:
    return (
        _drop(spot, "confirmed_by")
        for spot in _steps(trees)
        if "confirmed_by" in spot[1] and spot[1].get("risk") in ("dose", "transfusion")
    )


def keyed_and_checked_by_one(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees):
        if isinstance(reenter := spot[1].get("reenter"), dict) and "role" in spot[1]:
            yield _set(spot, "reenter", {**reenter, "checked_by": spot[1]["role"]})


def never_keyed(trees: Trees) -> Iterator[Damage]:
    """Of the forms that a single procedure keys: the others are keyed elsewhere."""
    keying = [spot for spot in _steps(trees) if isinstance(spot[1].get("reenter"), dict)]
    often = Counter(spot[1]["reenter"]["form"] for spot in keying)
    return (_remove(spot) for spot in keying if often[spot[1]["reenter"]["form"]] == 1)


def overlapping_series(trees: Trees) -> Iterator[Damage]:
    for path, tree in trees.items():
        if path == "establishment.yaml" and (series := tree.get("provisional_numbers")):
            for rank in range(1, len(series)):
                spread = {key: series[0][key] for key in ("first", "last") if key in series[0]}
                yield Damage(path, f"série {rank}", _put(("provisional_numbers", rank), **spread))


def exercises_forgotten(trees: Trees) -> Iterator[Damage]:
    """Those that alone keep a procedure exercised."""
    kinds = ("full_exercise", "partial_exercise", "tabletop", "real_activation")
    told = [spot for spot in _records(trees, "evidence/") if spot[1].get("kind") in kinds and "date" in spot[1]]
    often = Counter(name for _, record, _ in told for name in record.get("runbooks", ()))
    for path, record, route in told:
        if any(often[name] == 1 for name in record.get("runbooks", ())):
            yield Damage(path, record["id"], _put(route, date="2023-01-10"))


def role_without_night(trees: Trees) -> Iterator[Damage]:
    """Of the roles that decide at night and that nobody calls from home."""
    deciding = {tree["trigger"]["declared_by"]["out_of_hours"] for _, tree in _procedures(trees)}
    for path, record, route in _records(trees, "roles.yaml"):
        duty = record.get("on_duty")
        if duty and duty.get("night", "0") != "0" and "on_call" not in record and record["id"] in deciding:
            yield Damage(path, record["id"], _put(route, on_duty={**duty, "night": "0"}))


def vital_step_removed_by_a_site(trees: Trees) -> Iterator[Damage]:
    for path, tree in trees.items():
        if path.startswith("sites/") and "/procedures/" in path and isinstance(tree, dict):
            group = next((one for _, one in _procedures(trees) if one["id"] == tree.get("id")), None)
            for phase in tree.get("phases", ()) if group else ():
                named = {step["id"] for step in phase["steps"]}
                for other in group["phases"] if group else ():
                    for step in other.get("steps", ()) if other["phase"] == phase["phase"] else ():
                        if step.get("vital") == "true" and step["id"] not in named:
                            yield _removal(path, phase["phase"], step["id"])


def _removal(path: str, phase: str, step: str) -> Damage:
    def spoil(tree: Tree) -> None:
        block = next(one for one in tree["phases"] if one["phase"] == phase)
        block["steps"].append({"id": step, "remove": "true"})

    return Damage(path, step, spoil)


def public_told_for_ever(trees: Trees) -> Iterator[Damage]:
    announced = {
        spot[1]["inform"]["message"] for spot in _steps(trees) if "public" in spot[1].get("inform", {}).get("to", ())
    }
    for path, record, _ in _records(trees, "messages/"):
        if "valid_for" in record and record["id"] in announced:
            yield Damage(path, record["id"], _without((), "valid_for"))


def restored_unchecked(trees: Trees) -> Iterator[Damage]:
    for spot in _steps(trees):
        if isinstance(restore := spot[1].get("restore"), dict) and "checks" in restore:
            yield _set(spot, "restore", {key: one for key, one in restore.items() if key != "checks"})


@dataclass(frozen=True)
class Kind:
    """A way of spoiling, and the families that must say something of it."""

    targets: Callable[[Trees], Iterator[Damage]]
    said_by: tuple[str, ...]


LONG: Final = (
    "Relever dans chaque chambre la température, la tension, le pouls, la saturation et la douleur de chaque patient"
    " présent dans le service ce soir avant la relève."
)

KINDS: Final[Mapping[str, Kind]] = {
    "retrait d'un message ôté": Kind(without_withdrawal, ("ANN",)),
    "besoin de ce qui est perdu": Kind(needing_what_is_lost, ("CON",)),
    "ordre caché dans un danger": Kind(warning_that_orders, ("RED",)),
    "mesure jamais levée": Kind(measure_left_open, ("ANN",)),
    "envoi que personne ne reçoit": Kind(nothing_received, ("COU",)),
    "envoi d'une autre fiche": Kind(another_form_sent, ("COU",)),
    "rôle mal écrit": Kind(unknown_role, ("REF",)),
    "système inconnu": Kind(unknown_system, ("REF",)),
    "fiche inconnue": Kind(unknown_form, ("REF",)),
    "étape de même nom": Kind(repeated_step, ("REF", "SCH")),
    "résultat attendu vague": Kind(vague_result, ("RED",)),
    "deux actions": Kind(_saying("Fermer la porte puis appeler le cadre."), ("RED",)),
    "mot vague": Kind(_saying("Contrôler régulièrement la température."), ("RED",)),
    "pas de verbe": Kind(_saying("Contrôle des températures."), ("RED",)),
    "calcul": Kind(_saying("Calculer la dose : 5 mg/kg × poids."), ("RED",)),
    "phrase trop longue": Kind(_saying(LONG), ("RED",)),
    "personne nommée": Kind(_saying("Appeler le Dr Martin."), ("GOV",)),
    "donnée de patient": Kind(data_of_a_patient, ("GOV",)),
    "délai hors de la phase": Kind(late_deadline, ("DEL",)),
    "un seul canal": Kind(one_channel, ("TEL",)),
    "annuaire vieilli": Kind(directory_aged, ("TEL",)),
    "approuvé par son auteur": Kind(approved_by_its_author, ("GOV",)),
    "revue passée": Kind(review_passed, ("GOV",)),
    "« ne sait pas » ôté": Kind(nobody_says_not_to_know, ("REF",)),
    "rattrapage ôté": Kind(without_phase("catch_up"), ("RET",)),
    "retour ôté": Kind(without_phase("return"), ("RET", "ANN")),
    "longue durée ôtée": Kind(without_phase("long", "entrenched"), ("COU",)),
    "kit vidé": Kind(empty_kit, ("PAP", "COU")),
    "fiche sans identité": Kind(anonymous_form, ("PAP",)),
    "SMS trop long": Kind(long_text_message, ("COM",)),
    "confirmé par qui fait": Kind(confirmed_by_the_doer, ("GOV",)),
    "second contrôle ôté": Kind(second_check_dropped, ("IDV",)),
    "saisi et contrôlé par le même": Kind(keyed_and_checked_by_one, ("RET",)),
    "fiche jamais ressaisie": Kind(never_keyed, ("RET",)),
    "séries qui se chevauchent": Kind(overlapping_series, ("IDV",)),
    "exercice oublié": Kind(exercises_forgotten, ("GOV", "COU")),
    "personne la nuit": Kind(role_without_night, ("GOV",)),
    "étape vitale ôtée par un site": Kind(vital_step_removed_by_a_site, ("GOV",)),
    "consigne sans durée": Kind(public_told_for_ever, ("ANN", "COM")),
    "reprise sans contrôle": Kind(restored_unchecked, ("RET", "SCH")),
}
