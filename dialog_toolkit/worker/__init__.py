"""Runs language and themes in a child process that stays ready, with progress and cancel.

The parent (`client`) sends a JSON request a line on standard input; the child (`__main__`) answers each in JSON lines:
any number of ``{"progress": [phase, done, total]}`` and of questions ``{"ask": [name, payload]}``, which the parent
answers with ``{"reply": …}``, then one ``{"result": …}``, ``{"fault": …}`` or ``{"crash": …}``.
"""
