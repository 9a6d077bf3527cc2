"""Personal data: names replaced by pseudonyms, and one person forgotten."""

from model.privacy.forgetting import Forgetting, Found, found_of
from model.privacy.people import people_in
from model.privacy.pseudonyms import pseudonymised

__all__ = ["Forgetting", "Found", "found_of", "people_in", "pseudonymised"]
