"""Accounts: e-mail, password, sign-ins and the links that recover them."""
