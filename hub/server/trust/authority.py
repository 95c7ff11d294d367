"""The hall's own certificate authority: made at the hub's first start, handed over at enrolment, known to nobody else.

    folder/ca.key      its key and certificate, mode 0600; whoever has it can pose as the hub
    folder/ca.pem      its certificate alone, for programs and people

It is no authority for anybody's browser, and no browser needs it: phones open the public page elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from hub.secret_file import SecretFileError, make_secret, read_secret

CA_VALID = timedelta(days=20 * 365)
ALWAYS = datetime(1970, 1, 2, tzinfo=UTC)
"""Where certificates begin: a machine whose clock lost its battery shall find the hub all the same."""


class CertificateError(Exception):
    """A certificate can't be used or made; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Authority:
    key: EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()


def authority_in(folder: Path, now: datetime) -> Authority:
    """The CA in `folder`, made when it is not there. Raises CertificateError or OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "ca.key"
    if not file.exists():
        make_secret(file, _new(now))
    authority = _read(file)
    shown = folder / "ca.pem"
    if not shown.exists() or shown.read_bytes() != authority.pem.encode():
        shown.write_text(authority.pem, "ascii")
    return authority


def builder(
    subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey, until: datetime
) -> x509.CertificateBuilder:
    """What all our certificates have in common."""
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(ALWAYS).not_valid_after(until)
        .add_extension(identifier, critical=False)
    )  # fmt: skip


def usage(*, signs: bool, is_ca: bool) -> x509.KeyUsage:
    """A key that signs handshakes, or one that signs certificates; nothing else."""
    return x509.KeyUsage(
        digital_signature=signs, key_cert_sign=is_ca, crl_sign=is_ca, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def new_key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


def private_pem(key: EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _new(now: datetime) -> str:
    key = new_key()
    mark = x509.random_serial_number().to_bytes(20, "big").hex()[:8]
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Tingxu hall CA {mark}")])
    certificate = (
        builder(name, name, key, now + CA_VALID)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs=False, is_ca=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return private_pem(key) + certificate.public_bytes(Encoding.PEM).decode()


def _read(file: Path) -> Authority:
    try:
        text = read_secret(file).encode()
        key, certificate = load_pem_private_key(text, None), x509.load_pem_x509_certificate(text)
    except SecretFileError as error:
        raise CertificateError(str(error)) from error
    except (ValueError, TypeError) as error:
        raise CertificateError(f"{file}: no key and certificate; put the right file back from your copy") from error
    if not isinstance(key, EllipticCurvePrivateKey) or certificate.public_key() != key.public_key():
        raise CertificateError(f"{file}: key and certificate don't belong together; put your copy back")
    return Authority(key, certificate)
