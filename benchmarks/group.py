"""Everything in a generated corpus but its procedures: sites, services, systems, people, numbers, paper."""

from collections.abc import Iterator

from benchmarks.phrases import COMMENTS
from benchmarks.tables import MESSAGES, ROLES, SHARED_SYSTEMS, SITE_CONTACTS, SITE_SYSTEMS, RoleRow
from benchmarks.units import FORMS, ON_TREATMENT, Hospital, Service
from benchmarks.yaml_lines import listed, quoted, sentence

TRIED = frozenset({"application", "workstation", "telephony", "radio", "media"})
"""What somebody tries every morning."""

Files = Iterator[tuple[str, list[str]]]
"""Path in the corpus folder and lines."""


def group_files(sites: list[Hospital], units: list[Service]) -> Files:
    """What the whole group shares."""
    yield "establishment.yaml", _establishment(sites)
    yield "roles.yaml", [_role(role) for role in ROLES]
    yield "systems/groupe.yaml", [line for system in SHARED_SYSTEMS for line in _system(*system, restored=1)]
    # Only what somebody uses, and numbers only on what somebody keys in again: a sheet that is missed is seen.
    used = {"F-00", *(form for unit in units for form in unit.trade.forms)}
    keyed = {unit.trade.forms[0] for unit in units}
    for code, title in FORMS.items():
        if code in used:
            yield f"forms/{code}.yaml", _form(code, title, numbered=code in keyed)
    for message in MESSAGES:
        yield f"messages/{message[0]}.yaml", _message(*message)
    yield "references/menu-reduit.yaml", _menu()
    for site in sites:
        yield from _site_files(site, [unit for unit in units if unit.site == site])


def _site_files(site: Hospital, units: list[Service]) -> Files:
    systems = [
        line
        for rank, (stem, title, kind, relies) in enumerate(SITE_SYSTEMS)
        for line in _system(site.own(stem), f"{title}, {site.name}", kind, relies.replace("@", site.id), site.id, rank)
    ]
    yield f"systems/{site.id}.yaml", systems
    yield (
        f"contacts/{site.id}.yaml",
        [line for rank, role in enumerate(SITE_CONTACTS) for line in _contact(site, role, rank)],
    )
    yield f"units/{site.id}.yaml", [line for unit in units for line in _unit(unit)]
    yield f"kits/{site.id}.yaml", [line for unit in units for line in _kit(unit)]
    yield f"routines/{site.id}.yaml", _routines(site)
    yield f"evidence/{site.id}.yaml", _evidence(site, units)
    if site.rank % 10 == 1:
        yield f"sites/{site.id}/roles.yaml", _fewer_people()


def _evidence(site: Hospital, units: list[Service]) -> list[str]:
    """What shows that every procedure of the site was tried and read, and every kit checked."""
    runbooks, names = listed(f"pd-{unit.id}" for unit in units), listed(unit.id for unit in units)
    tried = [
        line
        for stem, title, kind, day in (
            ("exercice", "Une nuit sur papier", "partial_exercise", "2026-09-22"),
            ("lecture", "Lecture signée des procédures", "reading", "2026-09-29"),
        )
        for line in (
            f"- id: {site.own(stem)}",
            f"  title: {quoted(f'{title}, {site.name}')}",
            f"  kind: {kind}",
            f"  date: {day}",
            "  outcome: passed",
            f"  runbooks: {runbooks}",
            f"  units: {names}",
        )
    ]
    return [
        *tried,
        f"- id: {site.own('kits-2026-10')}",
        f"  title: {quoted(f'Contrôle des kits, {site.name}')}",
        "  kind: kit_check",
        "  date: 2026-10-20",
        "  outcome: passed",
        f"  units: {names}",
    ]


def _establishment(sites: list[Hospital]) -> list[str]:
    lines = [
        "# Groupe de fiction : aucun nom, aucun numéro, aucun seuil n'appartient à un établissement réel.",
        "format: 1",
        "id: constellation",
        "title: Groupe hospitalier de la Constellation",
        "time_zone: Europe/Paris",
        "language: fr",
        "sites:",
    ]
    lines += [f"  - {{id: {one.id}, title: {quoted(one.title)}, has: Soins aigus et suite}}" for one in sites]
    lines.append("places:")
    for one in sites:
        lines += [
            f'  - {{id: {one.own("salle-de-crise")}, title: "Salle de crise, {one.name}", site: {one.id}}}',
            f'  - {{id: {one.own("poste-securite")}, title: "Poste de sécurité, {one.name}", site: {one.id}}}',
            f'  - {{id: {one.own("reserve")}, title: "Réserve du pôle, {one.name}", site: {one.id}}}',
            f'  - {{id: {one.own("archives")}, title: "Archives, {one.name}", site: {one.id}}}',
        ]
    lines += ["# Valeurs d'exemple, à fixer par l'établissement.", "horizons: {ward: 24 h, pole: 72 h, central: 28 d}"]
    lines.append("provisional_numbers:")
    for one in sites:
        first = 100_000 + one.rank * 1000
        lines.append(
            f"  - {{id: {one.own('entrees')}, entrance: Entrées, site: {one.id}, prefix: E{one.rank + 1:03},"
            f" first: {first}, last: {first + 999}}}"
        )
    return lines


def _role(role: RoleRow) -> str:
    name, title, family, deputy, day, night, weekend, call = role
    duty = f", on_duty: {{day: {day}, night: {night}, weekend: {weekend}}}"
    on_call = f", on_call: {{within: {call}}}" if call else ""
    return f"- {{id: {name}, title: {quoted(title, flow=True)}, family: {family}, deputy: {deputy}{duty}{on_call}}}"


def _fewer_people() -> list[str]:
    """What one site in ten lays over the group's roles: its own head-counts."""
    return [
        "# Effectifs propres au site ; valeurs d'exemple, à fixer par l'établissement.",
        "- {id: ide-soins, on_duty: {day: 2, night: 1, weekend: 1}}",
        "- {id: aide-soignant, on_duty: {day: 2, night: 1, weekend: 1}}",
        "- {id: coursier, on_duty: {day: 1, night: 1, weekend: 1}}",
    ]


def _system(name: str, title: str, kind: str, relies: str, site: str = "", restored: int = 0) -> list[str]:
    lines = [f"- id: {name}", f"  title: {quoted(title)}", f"  kind: {kind}"]
    if site:
        lines.append(f"  site: {site}")
    if relies:
        lines.append(f"  relies_on: {relies}")
    if name.startswith("groupe-"):
        lines.append("  # Valeur d'exemple, à fixer par l'établissement.")
    return [*lines, f"  restoration_rank: {restored}", f"  looks_like: {quoted(f'{title} ne répond plus.')}"]


def _contact(site: Hospital, role: str, rank: int) -> list[str]:
    serial = site.rank * len(SITE_CONTACTS) + rank
    title = next(one[1] for one in ROLES if one[0] == role)
    return [
        f"- id: {role}-{site.id}",
        f"  title: {quoted(f'{title}, {site.name}')}",
        f"  site: {site.id}",
        f"  role: {role}",
        "  channels:",
        (
            f'    - {{means: extension, number: "poste {4000 + rank}", carried_by: {site.own("autocom")},'
            " last_called: 2026-10-12}"
        ),
        (
            f'    - {{means: mobile, number: "06 39 98 {serial // 100 % 100:02} {serial % 100:02}",'
            f" carried_by: {'mobiles-alpha' if rank % 2 else 'mobiles-beta'}, last_called: 2026-10-12}}"
        ),
        "    - {means: runner, call_sign: Porteur au poste de sécurité}",
    ]


def _unit(unit: Service) -> list[str]:
    trade = unit.trade
    lines = [
        f"- id: {unit.id}",
        f"  title: {quoted(unit.title)}",
        f"  site: {unit.site.id}",
        f"  kind: {trade.kind}",
        f"  beds: {12 + unit.rank * 7 % 23}",
        f"  impact: {{15 min: moyen, 1 h: {'vital' if trade.vital else 'fort'}, 24 h: vital}}",
        f"  tolerates: {'15 min' if trade.vital else '1 h'}",
        "  data_loss: 15 min",
        # A service comes back after everything that it works with.
        f"  restoration_rank: {len(SITE_SYSTEMS) + (0 if trade.vital else 5)}",
        f"  decides: {{day: {unit.manager}, out_of_hours: {trade.senior}}}",
        "  functions:",
    ]
    need = unit.site.own(trade.lost)
    return lines + [
        f"    {name}: {{needs: [{need}], paper: {form}, place: {unit.kit}}}"
        for name, form in zip(("soins", "suivi", "demandes"), trade.forms, strict=True)
    ]


def _kit(unit: Service) -> list[str]:
    return [
        f"- id: {unit.kit}",
        f"  title: {quoted(f'Kit mode dégradé, {unit.title}')}",
        f"  place: {unit.id}",
        "  horizon: 24 h",
        "  sealed: Plomb numéroté. Numéro du plomb et date du prochain contrôle sur le couvercle.",
        f"  checked_by: {unit.manager}",
        "  check_every: 30 d",
        "  envelopes:",
        "    - title: À ouvrir en premier",
        "      items:",
        "        - {form: F-00, count: 4}",
        "        - {thing: Stylos noirs et lampe torche, count: 6}",
        "    - title: Papier du service",
        "      items:",
        *(f"        - {{form: {form}, count: {60 + 10 * rank}}}" for rank, form in enumerate(unit.trade.forms)),
    ]


def _form(code: str, title: str, *, numbered: bool) -> list[str]:
    # The switch sheet is scanned; the others go back into the record.
    first, second = ("B", "B") if code == "F-00" else ("A1", "A2")
    return [
        "format: 1",
        f"id: {code}",
        f"title: {quoted(title)}",
        'version: "2"',
        "identity_zone: true",
        *(["allergy_box: true"] if code in ON_TREATMENT else ()),
        "copies: [service, dossier]",
        *([f"numbered: {{series: {code.replace('-', '')}, check: true}}"] if numbered else ()),
        "per_bed_day: 2",
        "per_admission: 1",
        "fields:",
        f"  - {{id: heure, label: Date et heure, type: datetime, reentry: {first}}}",
        f"  - {{id: lit, label: Service et lit, type: text, reentry: {second}}}",
        f"  - {{id: urgence, label: Urgence, type: choice, options: [vitale, urgente, différée], reentry: {first}}}",
        f"  - {{id: contenu, label: Contenu, type: lines, rows: 6, reentry: {second}}}",
        "  - {id: visa, label: Visa, type: signature, reentry: C}",
    ]


def _message(name: str, title: str, kind: str, owner: str) -> list[str]:
    return [
        "format: 1",
        f"id: {name}",
        f"title: {quoted(title)}",
        f"kind: {kind}",
        'version: "1"',
        f"owner: {owner}",
        f"# {COMMENTS[1]}",
        "valid_for: 4 h",
        "text: |",
        "  Nos outils informatiques sont en panne. Les soins continuent, l'attente est plus longue.",
        "  Affiche posée le {date} à {heure}. Prochain point à {heure}.",
        "withdrawal: |",
        "  Nos outils fonctionnent de nouveau depuis {heure}. Merci de votre patience.",
    ]


def _menu() -> list[str]:
    lines = ["format: 1", "id: menu-reduit", "title: Menu réduit des examens", 'version: "1"']
    lines += ["validated_by: biologiste-de-garde", "validated_on: 2026-05-04"]
    lines += sentence("text", "Valeurs d'exemple, à fixer par l'établissement.", 0)
    return [*lines, f"options: {listed(('Ionogramme', 'Numération', 'Troponine', 'Lactates', 'Groupe sanguin'))}"]


def _routines(site: Hospital) -> list[str]:
    lines = []
    for stem, what, hour in (
        ("imprimer-presents", "Imprimer l'état des présents de chaque service.", "06:00"),
        ("imprimer-programme", "Imprimer le programme opératoire de demain.", "18:00"),
    ):
        lines += [
            f"- id: {site.own(stem)}",
            f"  do: {what}",
            f'  at: "{hour}"',
            "  role: cadre-de-garde",
            f"  needs: [{site.own('dossier')}, {{any: [{site.own('imprimantes')}, {site.own('imprimante-usb')}]}}]",
            (
                f"  makes: {{printout: {site.own(stem)}-j1, place: {site.own('poste-securite')},"
                " good_for: 24 h, destroy_after: 48 h}"
            ),
            "  proof: Visa et heure sur le registre.",
        ]
    tools = [site.own(stem) for stem, _, kind, _ in SITE_SYSTEMS if kind in TRIED]
    tools += [name for name, _, kind, _ in SHARED_SYSTEMS if kind in TRIED]
    return [
        *lines,
        f"- id: {site.own('essayer-outils')}",
        "  do: Essayer chaque outil et chaque ligne.",
        '  at: "07:00"',
        "  role: dsi-astreinte",
        f"  needs: {listed(tools)}",
        "  proof: Visa et heure sur le registre.",
    ]
