"""The bill of materials of the C library's release, as SPDX 2.3 JSON: the files of a release folder
with their sums, and what the library contains (packaging/dependencies.json).

    python3 tools/sbom/sbom.py --lock packaging/dependencies.json --root STAGE --version 0.1.0 \
        --epoch SECONDS --out STAGE/share/doc/dangvien/sbom.spdx.json \
        --linked zlib=1:1.2.13.dfsg-1

--linked says of which source version an installed package is that went in; a bill that would name
another one is not written.

The same folder, version and time give the same bytes. tests/install/package_test.py reads it again.
"""

import argparse
import datetime
import hashlib
import json
import pathlib
import sys
import uuid

NAMESPACE = uuid.UUID("6b1f5b6e-7a51-5d0e-9a2f-1f0c9d3a7e10")
NOASSERTION = "NOASSERTION"


def sums(path):
    data = path.read_bytes()
    return {name: hashlib.new(name, data).hexdigest() for name in ("sha1", "sha256")}


def file_entries(root, excluded):
    """Of each file, but for links and the bill itself."""
    entries = []
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.is_symlink() or path == excluded:
            continue
        name = path.relative_to(root).as_posix()
        entries.append(
            {
                "SPDXID": "SPDXRef-File-" + hashlib.sha1(name.encode()).hexdigest()[:12],
                "fileName": "./" + name,
                "checksums": [
                    {"algorithm": kind.upper(), "checksumValue": value}
                    for kind, value in sums(path).items()
                ],
                "licenseConcluded": "Apache-2.0",
                "copyrightText": NOASSERTION,
            }
        )
    return entries


def verification_code(entries):
    """As SPDX defines it: the sum over the sorted sums of the files."""
    digests = sorted(entry["checksums"][0]["checksumValue"] for entry in entries)
    return hashlib.sha1("".join(digests).encode()).hexdigest()


def component_entry(component):
    """One thing that is contained, with the sums of its sources."""
    listed = ", ".join(f"{name} sha256:{digest}" for name, digest in component["sha256"].items())
    return {
        "SPDXID": "SPDXRef-Package-" + component["name"],
        "name": component["name"],
        "versionInfo": component["version"],
        "supplier": "Organization: Debian",
        "downloadLocation": NOASSERTION,
        "homepage": component["homepage"],
        "filesAnalyzed": False,
        "licenseConcluded": component["licence"],
        "licenseDeclared": component["licence"],
        "copyrightText": component["copyright"],
        "comment": component["contained"],
        "sourceInfo": f"Debian source package {component['source_package']} "
        f"{component['source_version']}: {listed}",
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": f"pkg:deb/debian/{component['source_package']}@"
                f"{component['source_version'].replace('+', '%2B')}?arch=source",
            }
        ],
    }


def check_linked(components, linked):
    stated = {component["source_package"]: component["source_version"] for component in components}
    for package, _, version in (text.partition("=") for text in linked):
        if stated.get(package) != version:
            sys.exit(
                f"error: {package} {version} is linked, expected {stated.get(package)} as in "
                "packaging/dependencies.json"
            )


def document(given):
    components = json.loads(given.lock.read_text(encoding="utf-8"))["components"]
    check_linked(components, given.linked)
    files = file_entries(given.root, given.out)
    code = verification_code(files)
    own = {
        "SPDXID": "SPDXRef-Package-dangvien",
        "name": "dangvien-c",
        "versionInfo": given.version,
        "downloadLocation": NOASSERTION,
        "filesAnalyzed": True,
        "packageVerificationCode": {
            "packageVerificationCodeValue": code,
            "packageVerificationCodeExcludedFiles": [
                "./" + given.out.relative_to(given.root).as_posix()
            ],
        },
        "licenseConcluded": "Apache-2.0",
        "licenseDeclared": "Apache-2.0",
        "licenseInfoFromFiles": ["Apache-2.0"],
        "copyrightText": NOASSERTION,
        "hasFiles": [entry["SPDXID"] for entry in files],
    }
    packages = [own] + [component_entry(component) for component in components]
    created = datetime.datetime.fromtimestamp(given.epoch, datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"dangvien-c-{given.version}",
        "documentNamespace": "urn:uuid:" + str(uuid.uuid5(NAMESPACE, given.version + code)),
        "creationInfo": {
            "created": created.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: dangvien-sbom"],
        },
        "packages": packages,
        "files": files,
        "relationships": [
            {
                "spdxElementId": "SPDXRef-DOCUMENT",
                "relationshipType": "DESCRIBES",
                "relatedSpdxElement": own["SPDXID"],
            }
        ]
        + [
            {
                "spdxElementId": own["SPDXID"],
                "relationshipType": "CONTAINS",
                "relatedSpdxElement": package["SPDXID"],
            }
            for package in packages[1:]
        ],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("lock", "root", "out"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--epoch", type=int, required=True)
    parser.add_argument("--linked", action="append", default=[], metavar="PACKAGE=VERSION")
    given = parser.parse_args()
    text = json.dumps(document(given), indent=2, ensure_ascii=False) + "\n"
    given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
