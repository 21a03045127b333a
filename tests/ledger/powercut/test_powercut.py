"""A simulated power cut loses nothing acknowledged; and the simulation does find losses where there are some."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is needed to record what is written"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the recorder needs Linux"),
]


@pytest.fixture(scope="module")
def cuts() -> ModuleType:
    """The simulation."""
    spec = importlib.util.spec_from_file_location("powercut_cuts", Path(__file__).with_name("cuts.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_no_power_cut_loses_what_was_acknowledged(cuts: ModuleType, tmp_path: Path) -> None:
    found = cuts.run_cuts(tmp_path, 300, "FULL")
    assert found.acknowledged == cuts.CHANGES
    assert (found.unsound, found.lossy) == (0, 0)


def test_the_simulation_finds_the_losses_of_a_weaker_setting(cuts: ModuleType, tmp_path: Path) -> None:
    assert cuts.run_cuts(tmp_path, 60, "NORMAL").lossy > 15
