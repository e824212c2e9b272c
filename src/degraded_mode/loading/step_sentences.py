"""What has several forms, told by its keys: the verb of a step, the condition of a trigger, a need."""

from collections.abc import Mapping

from degraded_mode.loading.complaint import Complaint, Mistake
from degraded_mode.loading.expectations import ADVICE
from degraded_mode.loading.key_sentences import certain, meant, misspelt_key
from degraded_mode.model.action import VERBS
from degraded_mode.model.record import Record
from degraded_mode.model.trigger import CONDITIONS


def wrong_verb(mistake: Mistake) -> Complaint:
    route, written = mistake.route, mistake.written
    if not isinstance(written, dict):
        message = f"une étape est un bloc de clés, pas {mistake.shape}"
        return Complaint("SCH006", route, message, "écrire « - id: … », puis un verbe, par exemple « do: … ».")
    verbs = [key for key in written if key in VERBS]
    if verbs:
        named = " et ".join(f"« {verb} »" for verb in verbs)
        return Complaint(
            "SCH005",
            (*route, verbs[1]),
            f"une étape a un seul verbe ; celle-ci en a {len(verbs)} : {named}",
            "faire deux étapes, chacune avec son identifiant et son verbe.",
            at_key=True,
            values=tuple(verbs),
            others=((*route, verbs[0]),),
        )
    return _misspelt(mistake, written, VERBS) or Complaint(
        "SCH006", route, "cette étape n'a pas de verbe", f"verbes admis : {', '.join(VERBS)}."
    )


def wrong_condition(mistake: Mistake) -> Complaint:
    route, written = mistake.route, mistake.written
    advice = f"une condition a une de ces clés : {', '.join(CONDITIONS)}."
    if not isinstance(written, dict):
        return Complaint("SCH007", route, f"une condition est un bloc de clés, pas {mistake.shape}", advice)
    several = [key for key in written if key in CONDITIONS]
    if several:
        named = " et ".join(f"« {key} »" for key in several)
        return Complaint(
            "SCH007",
            (*route, several[1]),
            f"ce bloc mêle {len(several)} conditions : {named}",
            "faire un élément de liste pour chacune : une seule suffit à déclencher.",
            at_key=True,
            values=tuple(several),
            others=((*route, several[0]),),
        )
    return _misspelt(mistake, written, CONDITIONS) or Complaint(
        "SCH007", route, "ce bloc n'a aucune des clés d'une condition", advice
    )


def wrong_need(mistake: Mistake) -> Complaint:
    message = f"il faut ici un identifiant, {{any: […]}} ou {{all: […]}}, pas {mistake.shape}"
    return Complaint("SCH004", mistake.route, message, ADVICE["need_grammar"], values=(mistake.kind,))


def _misspelt(mistake: Mistake, written: Mapping[str, object], forms: Mapping[str, type[Record]]) -> Complaint | None:
    """The first key of a block that belongs to no form, and is near one of those that tell the forms apart."""
    known = {key for form in forms.values() for key in form.model_fields}
    telling = {key: form.model_fields[key] for key, form in forms.items()}
    for key in written:
        if key not in known and (near := meant(key, telling)):
            return misspelt_key((*mistake.route, key), key, near, certain(key, near, telling, known))
    return None
