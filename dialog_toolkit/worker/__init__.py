"""Runs language and themes in a child process, with progress and cancel.

The parent (`client`) sends one JSON request on standard input; the child (`__main__`) answers in JSON lines:
any number of ``{"progress": [phase, done, total]}``, then one ``{"result": …}`` or ``{"fault": …}``.
"""
