"""One generated procedure: a service that loses its tool, from the first minutes to the last sheet keyed in."""

from random import Random
from typing import Final

from benchmarks import phrases
from benchmarks.units import Service, Trade
from benchmarks.yaml_lines import listed, quoted, sentence

PHASES: Final = (
    ("reflex", 0, 60, "read-do"),
    ("hold", 60, 720, "do-confirm"),
    ("long", 720, 4320, "do-confirm"),
    ("return", None, None, "challenge-response"),
    ("catch_up", None, None, "do-confirm"),
    ("review", None, None, "do-confirm"),
)
"""Name, first and last minute from the opening, way of reading."""

REFLEX: Final = ("do", "call", "inform", "check", "issue", "do", "decide", "do", "check", "do")
HOLD: Final = ("do", "check", "do", "decide", "do", "call", "do", "check", "do", "do")
LONG: Final = ("do", "call", "decide", "do", "check", "issue", "do", "do", "check", "do")
RETURN: Final = ("restore", "close", "withdraw", "check", "do", "decide", "do", "call")
CATCH_UP: Final = ("reenter", "reenter", "reenter", "collect")
REVIEW: Final = ("review",)
ORDERS: Final = {
    "reflex": REFLEX,
    "hold": HOLD,
    "long": LONG,
    "return": RETURN,
    "catch_up": CATCH_UP,
    "review": REVIEW,
}
"""What the steps of each phase ask, over again when there are more."""


class Author:
    """Writes the steps of one procedure; the same service always gives the same procedure."""

    def __init__(self, unit: Service, seed: int) -> None:
        self.unit = unit
        self.site = unit.site
        self.chance = Random(f"{seed} {unit.id}")
        self.lost = self.site.own(unit.trade.lost)
        self.count = 0
        self.paper = iter(unit.trade.forms)

    def fill(self, text: str) -> str:
        """A sentence with its blanks filled."""
        bed = self.chance.randrange(1, 24)
        return text.format(
            form=self.chance.choice(self.unit.trade.forms),
            bed=bed,
            other=bed + self.chance.randrange(2, 9),
            count=self.chance.randrange(2, 9),
            unit=self.unit.title,
            system=phrases.LOST[self.unit.trade.lost],
        )

    def steps(self, phase: str, count: int, window: tuple[int, int] | None) -> list[str]:
        """So many steps of a phase, their deadlines spread over its window (minutes from the opening)."""
        lines: list[str] = []
        order = ORDERS[phase]
        for index in range(count):
            within = window[0] + (window[1] - window[0]) * (index + 1) // (count + 1) if window else None
            ask = order[index % len(order)] if index < len(order) or order is not RETURN else "do"
            if self.chance.random() < 0.25:
                lines.append(f"      # {self.chance.choice(phrases.COMMENTS)}")
            lines += self.step(ask, within, 6, first=phase == "reflex" and index == 0)
        return lines

    def step(self, ask: str, within: int | None, indent: int, *, first: bool = False) -> list[str]:
        """One step: its verb, then who, by when, with what, and what it warns of."""
        self.count += 1
        match ask:
            case "check":
                stem, verb = self._check()
            case "call":
                stem, verb = self._call()
            case "decide":
                stem, verb = self._decide()
            case "do":
                stem, what = self.chance.choice(phrases.DO)
                verb = sentence("do", self.fill(what), 2)
            case _:
                stem, verb = self._measure(ask)
        lines = [f"- id: {stem}-{self.count:02}", *verb, *self._who(ask, within)]
        if first:
            lines += ["  opens: tenue-sur-papier", "  report: true"]
        return [f"{' ' * indent}{line}" for line in lines]

    def _check(self) -> tuple[str, list[str]]:
        stem, what, expected, otherwise = self.chance.choice(phrases.CHECK)
        return stem, [
            *sentence("check", self.fill(what), 2),
            *sentence("expect", self.fill(expected), 2),
            f"  if_not: {{do: {quoted(self.fill(otherwise), flow=True)}}}",
        ]

    def _call(self) -> tuple[str, list[str]]:
        stem, what = self.chance.choice(phrases.CALL)
        whom = (
            "dsi-astreinte" if stem == "prevenir-astreinte" else self.chance.choice(("cadre-de-garde", "reanimateur"))
        )
        return stem, [f"  call: {self.site.own(whom)}", *sentence("say", self.fill(what), 2), "  read_back: true"]

    def _decide(self) -> tuple[str, list[str]]:
        stem, question, criteria, when_no, unknown = self.chance.choice(phrases.DECIDE)
        rank = self.count
        lines = [*sentence("decide", self.fill(question), 2), *sentence("criteria", self.fill(criteria), 2)]
        lines += ["  options:", "    - answer: oui", "    - answer: non", "      steps:"]
        lines += self._branch(f"{stem}-{rank:02}-non", when_no)
        lines += ["    - answer: ne sait pas", "      steps:"]
        lines += self._branch(f"{stem}-{rank:02}-ne-sait-pas", unknown)
        return stem, [*lines, "  propose: {answer: non, after: 10 min}"]

    def _branch(self, name: str, what: str) -> list[str]:
        return [
            f"        - id: {name}",
            *sentence("do", self.fill(what), 10),
            f"          role: {self.unit.trade.doer}",
            f"          forms: [{self.chance.choice(self.unit.trade.forms)}]",
            "          duration: 10 min",
            f"        - id: {name}-appel",
            f"          call: {self.site.own('cadre-de-garde')}",
            *sentence("say", self.fill(self.chance.choice(phrases.ONWARD)), 10),
            f"          role: {self.unit.trade.senior}",
            f"          needs: [{{any: [mobiles-beta, {self.site.own('telephones-rouges')}]}}]",
        ]

    def _measure(self, ask: str) -> tuple[str, list[str]]:
        form, kit, site = self.unit.trade.forms[0], self.unit.kit, self.site
        announced = "{message: affiche-attente, to: [public, families], channels: [affichage, coursiers]}"
        match ask:
            case "issue":
                return "distribuer", [f"  issue: {{form: {form}, count: 50, place: {kit}}}"]
            case "collect":
                counted = "Premier et dernier numéros, numéros manquants cherchés et écrits."
                place = site.own("archives")
                return "recuperer", [f"  collect: {{form: F-00, place: {place}, check: {quoted(counted, flow=True)}}}"]
            case "inform":
                return "afficher-attente", [f"  inform: {announced}", "  opens: affiche-attente"]
            case "withdraw":
                return "retirer-affiche", [f"  withdraw: {announced}", "  closes: affiche-attente"]
            case "reenter":
                by = "cadre-de-garde"
                return "ressaisir", [
                    f"  reenter: {{form: {next(self.paper)}, within: 72 h, checked_by: {by}, check: {{sample: 10 %}}}}"
                ]
            case "restore":
                return "rendre-l-outil", self._restore()
            case "review":
                return "retour-d-experience", ["  do: Tenir le retour d'expérience avec les services voisins."]
            case _:
                what = "Tirer un trait et signer sous chaque feuille ouverte."
                return "fermer-le-papier", [f"  do: {what}", "  closes: tenue-sur-papier"]

    def _restore(self) -> list[str]:
        return [
            "  restore:",
            f"    system: {self.lost}",
            "    checks: [Ouvrir trois dossiers connus, Recevoir un résultat, Éditer une étiquette]",
            "    data_good_until: Heure notée au redémarrage par l'informatique",
            f"    cutover_by: {self.unit.trade.senior}",
            "    watch: 2 h",
            "    roll_back: Revenir au papier si deux dossiers sont faux",
            f"    signed_by: [{self.unit.trade.senior}, dsi-astreinte]",
        ]

    def _who(self, ask: str, within: int | None) -> list[str]:
        trade, chance = self.unit.trade, self.chance
        doer = {"inform": "communication", "withdraw": "communication", "reenter": "agent-admissions"}.get(ask)
        lines = [f"  role: {doer or chance.choice((trade.doer, trade.doer, trade.senior))}"]
        if within is not None:
            lines.append(f"  within: {_duration(within)}")
        if chance.random() < 0.2 and ask in ("do", "check"):
            lines += [f"  every: {chance.choice(('1 h', '2 h', '4 h'))}", f"  until: {chance.choice(phrases.UNTIL)}"]
        if ask == "call":
            lines.append(f"  needs: [{{any: [mobiles-alpha, mobiles-beta, {self.site.own('telephones-rouges')}]}}]")
        elif ask == "do" and chance.random() < 0.5:
            lines += self._substituted()
        if ask in ("do", "check", "decide"):
            lines.append(f"  forms: {listed(sorted(set(chance.choices(trade.forms, k=2))))}")
        if ask in ("do", "check", "call", "decide") and chance.random() < 0.85:
            lines += sentence("note", chance.choice(phrases.NOTES), 2)
        if ask == "do" and chance.random() < 0.5:
            lines += sentence("warning", chance.choice(phrases.WARNINGS), 2)
        if ask == "do" and chance.random() < 0.15:
            lines += sentence("caution", chance.choice(phrases.CAUTIONS), 2)
        if ask in ("do", "check") and chance.random() < 0.5:
            lines += [f"  place: {self.unit.id}", f"  people: {chance.randrange(1, 4)}", "  duration: 5 min"]
        if ask == "do" and chance.random() < 0.2:
            lines += ["  vital: true", "  confirmed_by: aide-soignant", "  risk: identity"]
        return lines

    def _substituted(self) -> list[str]:
        printer, spare = self.site.own("imprimantes"), self.site.own("imprimante-usb")
        return [
            f"  needs: [{{any: [{spare}, {printer}]}}]",
            "  instead:",
            f"    - {{id: a-la-main-{self.count:02}, for_need: {spare}, do: Recopier à la main et faire relire.}}",
        ]


def procedure(unit: Service, steps: int, seed: int) -> list[str]:
    """The lines of a procedure of so many steps, those of the branches not counted."""
    author = Author(unit, seed)
    lines = [*_head(author), "phases:"]
    for (phase, starts, ends, mode), share in zip(PHASES, _shares(steps), strict=True):
        lines += ["", f"  - phase: {phase}"]
        window = None
        if starts is not None and ends is not None:
            window = (starts, ends)
            lines.append(f"    starts: {_duration(starts)}")
            # The last phase that holds without the tool has no end: an outage may last for weeks.
            lines += [f"    ends: {_duration(ends)}"] if phase != "long" else []
        lines += [f"    mode: {mode}", "    steps:", *author.steps(phase, share, window)]
    return lines


def _shares(steps: int) -> list[int]:
    """How many steps each phase has: the last two what they need, the others what is left, evenly."""
    last = [len(CATCH_UP), len(REVIEW)]
    left, others = steps - sum(last), len(PHASES) - len(last)
    return [left // others + (rank < left % others) for rank in range(others)] + last


def _head(author: Author) -> list[str]:
    unit, site, trade, chance = author.unit, author.site, author.unit.trade, author.chance
    return [
        f"# {unit.title} : {phrases.COMMENTS[1]}",
        "format: 1",
        f"id: pd-{unit.id}",
        f"code: {unit.code}",
        f"title: {quoted(f'{unit.title} : outil perdu')}",
        f"applies_to: {{unit: {unit.id}}}",
        'version: "2.1"',
        "status: approved",
        f"author: {unit.manager}",
        f"owner: {trade.senior}",
        "approval: {by: chef-de-pole, date: 2026-06-12, quality: direction-qualite}",
        "effective: 2026-06-15",
        "review_by: 2027-06-12",
        "changes:",
        '  - {version: "2.1", date: 2026-06-10, what: Contrôle des bracelets à deux., because: Exercice de nuit}',
        "parent_plan: Plan blanc, volet numérique",
        *sentence(
            "situation",
            f"{phrases.LOST[trade.lost]} ne s'ouvre plus, ou les écrans restent figés, sur tous les postes.",
            0,
        ),
        f"lost: [{author.lost}{', hebergeur' if unit.foresees else ''}]",
        "trigger:",
        "  any:",
        f"    - {{lost: {author.lost}, lasting: 15 min}}",
        *([f"    - {{return_slips: {author.lost}}}"] if unit.foresees else ()),
        "    - {observed: Les écrans restent figés sur deux postes voisins pendant 5 min.}",
        "    - {ordered_by: cellule-de-crise}",
        f"  declared_by: {{day: {unit.manager}, out_of_hours: {trade.senior}}}",
        "  may_alone: Passer au papier et prévenir l'informatique, sans attendre la cellule.",
        "stand_down: Heure de reprise affichée, toutes les feuilles comptées.",
        f"keep: {listed(chance.sample(phrases.KEEP, 3))}",
        f"reduce: {listed(chance.sample(phrases.REDUCE, 2))}",
        f"stop: {listed(chance.sample(phrases.STOP, 2))}",
        "key_facts:",
        f"  - {{contact: {site.own('dsi-astreinte')}}}",
        f"  - {{kit: {unit.kit}}}",
        "  - {form: F-00}",
        "  - {reference: menu-reduit}",
        f"distribution: [{{place: {unit.id}, copies: 2}}, {{place: {site.own('poste-securite')}, copies: 1}}]",
        "",
        *_immediate(trade, foresees=unit.foresees),
        "",
    ]


def _immediate(trade: Trade, *, foresees: bool) -> list[str]:
    reopened = [
        "  - id: rouvrir-les-plannings",
        "    do: Écrire relève, fiches restantes et soins à reporter.",
        f"    role: {trade.doer}",
        "    within: 10 min",
    ]
    lines = [
        "immediate_actions:",
        "  - id: essayer-deux-postes",
        "    check: Ouvrir un dossier sur deux postes.",
        "    expect: Aucun des deux dossiers ne s'ouvre.",
        "    if_not: {do: Signaler le poste en panne.}",
        f"    role: {trade.doer}",
        "    within: 2 min",
        "  - id: ouvrir-la-bascule",
        "    do: Écrire l'heure du constat sur F-00.",
        f"    role: {trade.doer}",
        "    within: 3 min",
        "    forms: [F-00]",
        *(reopened if foresees else ()),
    ]
    if trade.kind in ("laboratoire", "imagerie"):
        lines += [
            "  - id: telephoner-les-critiques",
            "    do: Téléphoner chaque résultat critique, le faire répéter.",
            f"    role: {trade.doer}",
            "    forms: [F-32]",
        ]
    return lines


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
