"""Golden tables: what the rules of the demonstration shop come to, written so that a shop manager can read them.

A change of ``policy.yml`` or of the rules shows as changed lines. Look them over, then write the tables anew with
``python -m tests.contract.golden`` and commit them together with the change.
"""
