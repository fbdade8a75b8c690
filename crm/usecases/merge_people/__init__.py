"""Making two people one: what each says, what would stay, and the verb."""
