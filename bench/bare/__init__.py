"""The same pages as an ordinary Django site would write them: one database, names in clear.

Same tables but for the seals, same rows, same templates, same catalogue kept in memory; Django's
own accounts and sessions; joins instead of vaults; no gate, no journal, no purpose.
"""
