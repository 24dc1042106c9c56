"""What `scripts/release` asks of the things it built: the right version, all that is needed, and nothing else.

versions              every place that has the version has the same
packages WHEEL SDIST  the page, the migrations and the types are in it, tests are not
integration ZIP       writes the integration as HACS fetches it
page STORAGE          a running service serves the page that was installed
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "tawny/py.typed",
    "tawny/api/app/index.html",
    "tawny/api/app/sw.js",
    "tawny/api/app/licences.txt",
    "tawny/api/reference_introduction.txt",
    "tawny/eventlog/migrations/env.py",
)
FIXED_TIME = (2020, 1, 1, 0, 0, 0)


def version() -> str:
    """The one place."""
    found = re.search(r'__version__ = "(.+)"', (ROOT / "sidecar/tawny/__init__.py").read_text())
    assert found is not None
    return found[1]


def check_versions() -> None:
    """Raise SystemExit when one differs."""
    manifest = json.loads((ROOT / "custom_components/tawny/manifest.json").read_text())["version"]
    app = re.search(r'^version: "(.+)"$', (ROOT / "home-assistant-app/config.yaml").read_text(), re.MULTILINE)
    found = {"manifest.json": manifest, "home-assistant-app/config.yaml": app[1] if app else "none"}
    found["CHANGELOG.md"] = version() if f"\n## {version()} " in (ROOT / "CHANGELOG.md").read_text() else "missing"
    wrong = [f"{place} has {other}" for place, other in found.items() if other != version()]
    if wrong:
        sys.exit(f"the version is {version()}, but {', '.join(wrong)}")


def check_packages(wheel: Path, sdist: Path) -> None:
    """Raise SystemExit when something is missing, or there that should not be."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    sources = {
        str(path.relative_to(ROOT / "sidecar"))
        for path in (ROOT / "sidecar/tawny").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    revisions = {name for name in sources if name.startswith("tawny/eventlog/migrations/versions/")}
    missing = [name for name in sorted({*NEEDED, *sources, *revisions}) if name not in names]
    extra = [name for name in names if name not in sources and not name.startswith(f"tawny-{version()}.dist-info/")]
    if missing or extra:
        sys.exit(f"{wheel.name}: missing {missing[:5]}, needless {extra[:5]}")
    with tarfile.open(sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    if tops != {"sidecar", "README.md", "LICENSE", "CHANGELOG.md", "PKG-INFO", "pyproject.toml", ".gitignore"}:
        sys.exit(f"{sdist.name} has other things in it than it should: {sorted(tops)}")


def write_integration(target: Path) -> None:
    """HACS unpacks the archive into `custom_components/tawny`. The same sources make the same archive."""
    folder = ROOT / "custom_components/tawny"
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(str(path.relative_to(folder)), FIXED_TIME)
            entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    hacs = json.loads((ROOT / "hacs.json").read_text())
    if hacs.get("zip_release") is not True or hacs.get("filename") != target.name:
        sys.exit(f"hacs.json does not name {target.name}")


def check_page(storage: Path) -> None:
    """Raise SystemExit when the page or what it loads first is not served."""
    url = json.loads((storage / "api.json").read_text())["url"]
    page = _get(f"{url}/app/").decode()
    loaded = re.findall(r'(?:src|href)="\./([\w.-]+)"', page)
    if not loaded or any(not _get(f"{url}/app/{name}") for name in loaded):
        sys.exit("the page is not there")


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:
        content: bytes = answer.read()
        return content


def main(what: str, *paths: str) -> None:
    """Do one of the above."""
    checks = {"versions": check_versions, "packages": check_packages, "integration": write_integration}
    {**checks, "page": check_page}[what](*map(Path, paths))


if __name__ == "__main__":
    main(*sys.argv[1:])
