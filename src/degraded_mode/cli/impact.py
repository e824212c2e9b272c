"""`degraded-mode impact`: what falls when this is lost, what to open, what to leave shut, and what still serves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from pydantic_core import PydanticCustomError

from degraded_mode.cli import course_text, exhaustive, impact_text, symptom_text
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown, status_of
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import say, warn
from degraded_mode.impact.course import course
from degraded_mode.impact.ranking import single_points
from degraded_mode.impact.situation import Situation, situation
from degraded_mode.impact.symptom import diagnosis
from degraded_mode.interop.foresight_json import courses_json, diagnoses_json, exposures_json, situations_json
from degraded_mode.language.nearness import nearest, quoted
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.written import read_duration
from degraded_mode.render.courses import course_view
from degraded_mode.render.diagnoses import diagnosis_view
from degraded_mode.render.exposures import exposure_view
from degraded_mode.render.foresight_page import course_page, exposure_page, impact_page, symptom_page
from degraded_mode.render.impact_views import SituationView
from degraded_mode.render.situations import Teller, site_title
from degraded_mode.render.write import CannotWriteError, write_whole

FORMS: Final = ("text", "json", "html")


@dataclass(frozen=True)
class Question:
    """What was asked, as typed."""

    folder: Path
    lost: tuple[str, ...]
    symptom: str
    scenario: str
    exhaustive: str
    site: str
    after: str
    form: str
    output: Path | None
    picture: Path | None
    agreed: bool


def answer(question: Question) -> int:
    """Gives the answer, site by site; 1 when a step of a procedure to open falls, or nothing explains what is seen."""
    after = _moment(question.after)
    if isinstance(after, Exit):
        return after
    if question.form not in FORMS:
        warn(f"erreur : « {quoted(question.form)} » n'est pas une forme de réponse.")
        warn(f"conseil : écrire {', '.join(FORMS)}.")
        return Exit.USAGE
    loaded = load_folder(question.folder)
    if not loaded.documents:
        for finding in loaded.findings:
            warn(block(loaded, shown(question.folder), finding, {}))
        return status_of(loaded.findings)
    if question.site and (status := unknown_site(loaded, question.site)) is not None:
        return status
    if sum(map(bool, (question.lost, question.symptom, question.scenario, question.exhaustive))) > 1:
        warn("erreur : « --lost », « --symptom », « --scenario » et « --exhaustive » ne s'emploient pas ensemble.")
        warn("conseil : poser une question à la fois.")
        return Exit.USAGE
    if (question.after and not (question.lost or question.exhaustive)) or (question.picture and not question.lost):
        warn("erreur : « --after » et « --picture » s'emploient avec « --lost ».")
        warn("conseil : dire ce qui est perdu, par exemple --lost dpi.")
        return Exit.USAGE
    if loaded.findings:
        count = count_words(len(loaded.findings), "constat", "constats")
        warn(f"{count} : « degraded-mode check {question.folder} » les montre ; la réponse est celle de ce qui se lit.")
    if question.symptom:
        return _explain(loaded, question)
    if question.exhaustive:
        return _try_all(loaded, question, after)
    if question.scenario:
        return _unfold(loaded, question)
    lost = _named(loaded, question.lost)
    return lost if isinstance(lost, Exit) else _foresee(loaded, question, lost, after)


def _explain(loaded: Loaded, question: Question) -> int:
    """Says which losses explain what is seen."""
    corpora = [loaded.at(one) for one in _sites(loaded, question.site)]
    found = [(here, diagnosis(here, question.symptom)) for here in corpora]
    views = [diagnosis_view(one, here) for here, one in found]
    match question.form:
        case "json":
            answer = diagnoses_json(found)
        case "html":
            answer = symptom_page(f"Ce qui peut être perdu : {question.symptom}", views)
        case _:
            answer = "\n\n".join("\n".join(symptom_text.lines_of(view)) for view in views)
    status = _give(answer, "symptome", question)
    explained = any(one.explanations for _, one in found)
    return max(status, Exit.CLEAN if explained else Exit.FINDINGS)


def _try_all(loaded: Loaded, question: Question, after: timedelta | None) -> int:
    """Tries every combination of causes at each site; 1 when a single cause is enough somewhere."""
    corpora = [loaded.at(one) for one in _sites(loaded, question.site)]
    order = exhaustive.order_of(question.exhaustive, corpora)
    if isinstance(order, Exit):
        return order
    if exhaustive.too_long(corpora, order, agreed=question.agreed):
        return Exit.USAGE
    found = exhaustive.judged(corpora, order, after)
    views = [exposure_view(one, site_title(one.plan.here)) for one in found]
    match question.form:
        case "json":
            answer = exposures_json(found)
        case "html":
            answer = exposure_page("Ce que le plan ne supporte pas", views)
        case _:
            answer = "\n\n".join("\n".join(exhaustive.lines_of(view)) for view in views)
    status = _give(answer, "combinaisons", question)
    return max(status, Exit.FINDINGS if any(single_points(one) for one in found) else Exit.CLEAN)


def _unfold(loaded: Loaded, question: Question) -> int:
    """Tells a scenario moment by moment, at each site."""
    scenario = loaded.group.scenarios.get(question.scenario)
    if scenario is None:
        near = nearest(question.scenario, loaded.group.scenarios)
        warn(f"erreur : le scénario « {quoted(question.scenario)} » n'existe pas.")
        known = ", ".join(loaded.group.scenarios) or "aucun"
        warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : scénarios : {known}.")
        return Exit.USAGE
    corpora = [loaded.at(one) for one in _sites(loaded, question.site)]
    found = [(here, course(here, scenario)) for here in corpora]
    views = [course_view(turns, scenario, here) for here, turns in found]
    match question.form:
        case "json":
            answer = courses_json(scenario.id, found)
        case "html":
            answer = course_page(scenario.title, views)
        case _:
            answer = "\n\n".join("\n".join(course_text.lines_of(view)) for view in views)
    status = _give(answer, f"scenario-{scenario.id}", question)
    return max(status, Exit.FINDINGS if any(turn.found.falls for _, turns in found for turn in turns) else Exit.CLEAN)


def _foresee(loaded: Loaded, question: Question, lost: tuple[str, ...], after: timedelta | None) -> int:
    """Says where the loss leaves each site."""
    found = tuple(_situations(loaded, question.site, lost, after))
    if not found:
        return _nowhere(loaded, question.site, lost)
    views = [_view(loaded, here, one, lost) for here, one in found]
    match question.form:
        case "json":
            answer = situations_json(found)
        case "html":
            answer = impact_page(f"Perdu : {', '.join(lost)}", views)
        case _:
            answer = "\n\n".join("\n".join(impact_text.lines_of(view)) for view in views)
    status = _give(answer, "panne", question)
    if question.picture:
        status = max(status, _draw(question.picture, views))
    return max(status, Exit.FINDINGS if any(one.falls for _, one in found) else Exit.CLEAN)


def _give(answer: str, name: str, question: Question) -> Exit:
    """Says the answer, or writes it in the folder asked for; a page is always written."""
    folder = question.output or (Path("build") if question.form == "html" else None)
    if folder is None:
        say(answer)
        return Exit.CLEAN
    suffix = {"text": "txt"}.get(question.form, question.form)
    site = f"-{question.site}" if question.site else ""
    path = folder / f"{name}{site}.{suffix}"
    status = _write(path, answer)
    if status is Exit.CLEAN:
        say(typeset(f"{path} : la réponse, à ouvrir."))
    return status


def _draw(path: Path, views: Sequence[SituationView]) -> Exit:
    """Writes the picture of each site that falls; beside the first, the others bear their site's name."""
    drawn = [view for view in views if view.picture]
    for view in drawn:
        place = path if len(drawn) == 1 else path.with_stem(f"{path.stem}-{view.site}")
        if status := _write(place, view.picture):
            return status
        warn(f"{place} : dessin, {view.title}.")
    return Exit.CLEAN


def _write(path: Path, text: str) -> Exit:
    try:
        write_whole(path, f"{text.rstrip()}\n".encode())
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        warn("conseil : choisir un autre dossier, ou libérer de la place.")
        return Exit.UNREADABLE
    return Exit.CLEAN


def _sites(loaded: Loaded, site: str) -> tuple[str, ...]:
    return (site,) if site else loaded.sites or ("",)


def _moment(written: str) -> timedelta | Exit | None:
    if not written:
        return None
    try:
        return read_duration(written)
    except PydanticCustomError as error:
        warn(f"erreur : --after : {error.message()}.")
        warn("conseil : écrire par exemple 10 min, 4 h, 1 h 30, 3 d.")
        return Exit.USAGE


def _named(loaded: Loaded, written: Iterable[str]) -> tuple[str, ...] | Exit:
    """The systems meant, each once, in the order in which they were named; otherwise says which is unknown."""
    known = {name.casefold(): name for site in ("", *loaded.sites) for name in loaded.at(site).systems}
    titles = {one.title: one.id for site in ("", *loaded.sites) for one in loaded.at(site).systems.values()}
    names: dict[str, None] = {}
    for word in (part.strip() for one in written for part in one.split(",")):
        if not word:
            continue
        if word.casefold() in known:
            names[known[word.casefold()]] = None
            continue
        near = nearest(word, known.values()) or titles.get(nearest(word, titles) or "")
        warn(f"erreur : le système « {quoted(word)} » n'existe pas.")
        warn(
            f"conseil : vouliez-vous « {near} » ?"
            if near
            else "conseil : les systèmes sont déclarés sous systems/, par leur identifiant."
        )
        return Exit.USAGE
    if not names:
        warn("erreur : rien n'est dit perdu.")
        warn("conseil : écrire par exemple --lost dpi,annuaire-ad, ou --symptom « ce que l'on voit ».")
        return Exit.USAGE
    return tuple(names)


def _situations(
    loaded: Loaded, site: str, lost: Sequence[str], after: timedelta | None
) -> Iterator[tuple[Corpus, Situation]]:
    """The answer of each site that has at least one of these systems."""
    for one in _sites(loaded, site):
        here = loaded.at(one)
        present = tuple(name for name in lost if name in here.systems)
        if present:
            yield here, situation(here, present, after)


def _view(loaded: Loaded, here: Corpus, found: Situation, lost: Sequence[str]) -> SituationView:
    return Teller(here, found).view(tuple(_absent(loaded, here, lost)))


def _absent(loaded: Loaded, here: Corpus, lost: Sequence[str]) -> Iterator[str]:
    """Sentences about what was named and is not of this site."""
    for name in lost:
        system = here.systems.get(name)
        if system is None:
            yield f"« {name} » n’existe pas à ce site."
        elif here.site and system.site not in (None, here.site):
            owner = site_title(loaded.at(system.site)) if system.site in loaded.sites else system.site
            yield f"« {system.title} » est au site « {owner} » : ici, seul ce qui s’appuie dessus tombe."


def _nowhere(loaded: Loaded, site: str, lost: Sequence[str]) -> Exit:
    owners = [one for one in loaded.sites if any(name in loaded.at(one).systems for name in lost)]
    warn(f"erreur : le site « {site} » n'a aucun de ces systèmes : {', '.join(lost)}.")
    warn(f"conseil : sites qui en ont : {', '.join(owners)}." if owners else "conseil : vérifier les noms.")
    return Exit.USAGE
