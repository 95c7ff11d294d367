"""The certificate that the hub shows, signed by the hall's own CA, and renewed while the hub runs.

    folder/server.pem      key and certificate, mode 0600; made anew when it nears its end or a name is missing
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import structlog
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from hub.secret_file import SecretFileError, read_secret, replace_secret
from hub.server.trust.authority import (
    Authority,
    CertificateError,
    authority_in,
    builder,
    new_key,
    private_pem,
    usage,
)

VALID = timedelta(days=800)
RENEW_BEFORE = timedelta(days=400)
"""Long before its end, so that a machine whose clock runs a year ahead still believes the hub."""

log = structlog.get_logger("hub.tls")


class Identity:
    """Who the hub is to its clients: CA, certificate and the TLS context that shows it."""

    def __init__(self, folder: Path, names: Sequence[str], now: datetime) -> None:
        """Make what is missing in `folder`. Raises CertificateError or OSError."""
        self._file = folder / "server.pem"
        self._names = tuple(dict.fromkeys(names))
        self.authority = authority_in(folder, now)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        if not self.renew(now):
            self.context.load_cert_chain(self._file)

    def renew(self, now: datetime) -> bool:
        """Make and show a new certificate if the present one won't do; whether it was so."""
        kept = _kept(self._file)
        if kept is not None and _will_do(kept, self.authority, self._names, now):
            return False
        replace_secret(self._file, _issue(self.authority, self._names, now))
        self.context.load_cert_chain(self._file)
        log.info("certificate_made", names=list(self._names), until=(now + VALID).date().isoformat())
        return True


def names_in(certificate: x509.Certificate) -> set[str]:
    """The host names and addresses that it is good for."""
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    addresses = {str(each) for each in names.get_values_for_type(x509.IPAddress)}
    return addresses | set(names.get_values_for_type(x509.DNSName))


def _kept(file: Path) -> x509.Certificate | None:
    """The certificate in the file; None when there is none to be read. Raises CertificateError when it lies open."""
    try:
        return x509.load_pem_x509_certificate(read_secret(file).encode())
    except SecretFileError as error:
        raise CertificateError(str(error)) from error
    except (FileNotFoundError, ValueError):
        return None


def _will_do(kept: x509.Certificate, authority: Authority, names: Sequence[str], now: datetime) -> bool:
    try:
        kept.verify_directly_issued_by(authority.certificate)
    except (InvalidSignature, ValueError):
        return False
    return kept.not_valid_after_utc - now > RENEW_BEFORE and names_in(kept) >= set(names)


def _issue(authority: Authority, names: Sequence[str], now: datetime) -> str:
    key, issuer = new_key(), authority.certificate.subject
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tingxu hub")])
    signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    certificate = (
        builder(name, issuer, key, min(now + VALID, authority.certificate.not_valid_after_utc))
        .add_extension(x509.SubjectAlternativeName([_name(each) for each in names]), critical=False)
        .add_extension(signer, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs=True, is_ca=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return private_pem(key) + certificate.public_bytes(Encoding.PEM).decode()


def _name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)
