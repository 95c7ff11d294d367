"""TLS as Qt does it: the hub's CA alone is believed."""

from __future__ import annotations

from PySide6.QtNetwork import QSsl, QSslCertificate, QSslConfiguration, QSslSocket

from hub.link.trust import SYSTEM


def tls_of(ca: str) -> QSslConfiguration:
    """For requests to the hub. `ca`: PEM, or "system"; anything else believes nobody."""
    configuration = QSslConfiguration.defaultConfiguration()
    configuration.setProtocol(QSsl.SslProtocol.TlsV1_2OrLater)
    configuration.setPeerVerifyMode(QSslSocket.PeerVerifyMode.VerifyPeer)
    if ca != SYSTEM:
        configuration.setCaCertificates(QSslCertificate.fromData(ca.encode(), QSsl.EncodingFormat.Pem))
    return configuration
