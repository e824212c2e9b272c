"""`degraded-mode check`: every mistake of a corpus, in one run. Here, what an earlier verdict answers at once."""

import hashlib
from pathlib import Path

from degraded_mode.cli.check_request import Form, Request
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import hand_over, say, warn
from degraded_mode.cli.unforeseen import Attempt
from degraded_mode.language.system_errors import reason
from degraded_mode.language.typography import NO_BREAK
from degraded_mode.lint.profile import Profile
from degraded_mode.loading import cache
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.read import read_files


def check_folder(request: Request, attempt: Attempt) -> int:
    """Prints the findings and a summary; 1 when one is an error, 4 when something could not be read at all."""
    accepted = b"" if request.listed is None else _content(request.listed)
    if accepted is None:
        return Exit.UNREADABLE
    files, problems = read_files(request.folder)
    question = f"check {request} {request.from_here} {hashlib.sha256(accepted).hexdigest()}"
    key = "" if problems else cache.key_of(files, question)
    verdict = cache.recall(request.folder, key) if key else None
    if verdict is None:
        from degraded_mode.cli.judgement import judge

        verdict, lasting = judge(request, accepted, files, problems, attempt)
        if key and lasting:
            cache.keep(request.folder, key, verdict)
    return _given(request, verdict)


def _given(request: Request, verdict: Verdict) -> Exit:
    """Nothing but the document goes to standard output when one is asked for, so that it can be piped."""
    if request.output is not None:
        from degraded_mode.render.write import CannotWriteError, write_whole

        try:
            write_whole(request.output, f"{verdict.text}\n".encode(errors="replace"))
        except CannotWriteError as error:
            warn(f"erreur : {error}")
            warn("conseil : choisir un autre fichier avec --output, ou libérer de la place.")
            return Exit.UNREADABLE
        say(f"{request.output}{NO_BREAK}: {verdict.brief}")
    elif request.form is Form.TEXT:
        say(verdict.text)
    else:
        hand_over(f"{verdict.text}\n")
    return Exit(verdict.status)


def accept(request: Request, attempt: Attempt) -> int:
    """Writes the list of what is found today; says so when that was not asked in a way that makes sense."""
    if request.listed is None:
        warn("erreur : « --write-baseline » s'emploie avec « --baseline FICHIER ».")
        warn("conseil : dire où écrire la liste, par exemple « --baseline acceptes.txt ».")
        return Exit.USAGE
    if request.form is not Form.TEXT or request.output is not None:
        warn("erreur : « --write-baseline » écrit la liste et ne rend pas de document.")
        warn("conseil : l'écrire d'abord, puis vérifier avec « --baseline » et « --format ».")
        return Exit.USAGE
    if request.profile is Profile.CRISIS:
        warn("erreur : le profil « crisis » ne juge pas tout : il ne peut pas dire ce qui est accepté.")
        warn("conseil : écrire la liste sans « --profile ». Elle sert ensuite sous tous les profils.")
        return Exit.USAGE
    from degraded_mode.cli.acceptance import accept_all

    return accept_all(request, request.listed, attempt)


def _content(listed: Path) -> bytes | None:
    try:
        return listed.read_bytes()
    except FileNotFoundError:
        warn(f"erreur : la liste de constats acceptés « {listed} » n'existe pas.")
        warn("conseil : vérifier le chemin ; pour l'écrire une première fois, ajouter --write-baseline.")
    except OSError as error:
        warn(f"erreur : la liste de constats acceptés « {listed} » ne se lit pas : {reason(error)}.")
        warn("conseil : vérifier le chemin, ou demander le droit de lire ce fichier.")
    return None
