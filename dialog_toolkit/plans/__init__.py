"""Plan profiles: everything particular to one plan, as data. The next plan is a new folder, not new code."""

from dialog_toolkit.plans.load import load_profile, profile_ids
from dialog_toolkit.plans.validate import validate_profile
from dialog_toolkit.plans.yaml_file import Fault

__all__ = ["Fault", "load_profile", "profile_ids", "validate_profile"]
