"""Whatever a hospital lacks, the sample made its own has nothing hanging: tried by chance."""

import random
from pathlib import Path

import pytest

from degraded_mode.adoption.adopt import adopt, kit_of
from degraded_mode.adoption.answers import Answers, mistakes_in
from degraded_mode.adoption.fiction import FILE, read_fictions
from degraded_mode.lint.check import check
from degraded_mode.loading.load import load_texts
from degraded_mode.loading.read import load_folder
from tests.adoption.small import TODAY

SAMPLE = Path(__file__).parents[2] / "runbooks"


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(25))
def test_nothing_of_the_sample_is_left_hanging(seed: int) -> None:
    chance = random.Random(seed)
    loaded, fictions = load_folder(SAMPLE), read_fictions((SAMPLE / FILE).read_bytes())
    kinds = sorted({unit.kind.value for unit in loaded.group.units.values()})
    sites = chance.sample(loaded.sites, chance.randint(1, len(loaded.sites)))
    answers = Answers.model_validate(
        {
            "group": {"name": "Littoral"},
            "sites": {site: {"name": f"Site {rank}", "id": f"site-{rank}"} for rank, site in enumerate(sites)},
            "without": {
                "kinds": chance.sample(kinds, chance.randint(0, len(kinds) - 1)),
                "units": chance.sample(sorted(loaded.group.units), chance.randint(0, 5)),
                "names": [one.id for one in fictions if one.optional and chance.random() < 0.5],
            },
        }
    )
    assert list(mistakes_in(answers, kit_of(loaded, fictions))) == []
    files = adopt(loaded, fictions, answers, TODAY).files
    found = [one for one in check(load_texts(files), today=TODAY) if one.code.startswith(("REF", "SCH", "YAML", "FIC"))]
    assert [(one.code, one.place.path, one.message) for one in found] == []
