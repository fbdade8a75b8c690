"""People of the account who may be one: found, shown with the reason, and answered."""
