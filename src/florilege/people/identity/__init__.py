"""Who a person says they are: name, pseudonym, phone, preferences."""
