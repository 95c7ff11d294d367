"""Whether a hub says that it is well."""

from __future__ import annotations

from hub.link.client import HubClient, HubUnreachable, Unexpected


def healthy(client: HubClient) -> bool:
    """As monitoring would ask."""
    try:
        return client.health().ok
    except (HubUnreachable, Unexpected):
        return False
