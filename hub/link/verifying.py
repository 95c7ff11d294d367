"""How the blocking client believes the hub and nobody else: a TLS context, and a session that keeps to it."""

from __future__ import annotations

import ssl
from typing import Any

from requests.adapters import HTTPAdapter

from hub.link.trust import SYSTEM


def context_of(pem: str) -> ssl.SSLContext:
    """Verifies name, time and CA; TLS 1.2 or later. `pem`: as from `pem_of`."""
    context = ssl.create_default_context(cadata=None if pem == SYSTEM else pem)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class TrustingAdapter(HTTPAdapter):
    """For a session of requests: its own bundle of the world's CAs stays out."""

    def __init__(self, pem: str, **how: Any) -> None:
        self.context = context_of(pem)
        super().__init__(**how)

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        """The connection's parameters; for TLS our context is all there is to say."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {"ssl_context": self.context}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing beside the context."""
