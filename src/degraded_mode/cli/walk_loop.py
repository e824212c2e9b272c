"""The conversation: a line is read, understood, obeyed. What is not understood notes nothing."""

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import Line
from degraded_mode.cli.walk_asides import ORDERS, WHILE_PAUSED
from degraded_mode.cli.walk_orders import After, answer
from degraded_mode.cli.walk_session import Session
from degraded_mode.cli.walk_words import meant, understand
from degraded_mode.journal.facts import Paused, Stop
from degraded_mode.model.action import Decide


def converse(session: Session) -> Exit:
    """Reads and obeys until somebody leaves or the input ends; the end of input is a pause, not a mistake."""
    session.go_on()
    while True:
        line = session.terminal.ask(session.prompt(), session.meanwhile)
        if line is None:
            if not session.run.paused and session.run.closed is None:
                session.note(Paused(why=Stop.END_OF_INPUT))
            return Exit.CLEAN
        match obey(session, line):
            case After.SHOW:
                session.show()
            case After.NEXT:
                session.go_on()
            case After.LEAVE:
                return Exit.CLEAN
            case After.STAY:
                pass


def obey(session: Session, line: str) -> After:
    """Does what a line asks."""
    if not line:
        session.tell(
            Line("La touche Entrée seule ne note rien. « revoir » relit l'étape, « aide » dit ce qui s'écrit.")
        )
        return After.STAY
    typed = understand(line)
    if session.run.paused:
        if typed is None or typed.verb not in WHILE_PAUSED:
            session.tell(Line("En pause : rien n'est noté. Écrire « reprendre » ou « quitter »."))
            return After.STAY
        return ORDERS[typed.verb](session, typed)
    one = session.step()
    if one is not None and isinstance(one.step, Decide):
        answered = answer(session, one, one.step, line)
        if answered is not None:
            return answered
    if typed is None:
        return _not_understood(session, line)
    return ORDERS[typed.verb](session, typed)


def _not_understood(session: Session, line: str) -> After:
    near = " ou ".join(f"« {word} »" for word in meant(line))
    session.tell(
        Line(f"Rien n'est noté : « {line} » n'est pas compris.", rest="  "),
        Line(f"conseil : vouliez-vous {near} ?" if near else "conseil : « aide » dit quoi écrire.", rest="  "),
    )
    return After.STAY
