#!/bin/sh
# Installs what the stories need on Debian and is missing; where it may not install, names what is missing and the command that gets it.
set -eu

missing=""
need() { # need COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

need chromium chromium
need firefox-esr firefox-esr
need curl curl
need tar tar
need sqlite3 sqlite3
need unshare util-linux
need openssl openssl
need age age
if command -v node >/dev/null 2>&1; then
    # Node is fine from anywhere, when it is new enough and has npm.
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 18 || (a === 18 && b >= 19) ? 0 : 1)' || {
        echo "node $(node --version) is too old; the stories need 18.19 or newer (Debian 12 has it: apt-get install nodejs npm)" >&2
        exit 1
    }
else
    missing="$missing nodejs"
fi
need npm npm
# Reads what the page prints.
need pdftotext poppler-utils
# What makes and judges the files of the cleaning tests.
need exiftool libimage-exiftool-perl
need ffmpeg ffmpeg
need jpegtran libjpeg-turbo-progs
need cwebp webp
need heif-enc libheif-examples
need unzip unzip
need qpdf qpdf
# Without it ExifTool looks at no more than the first file of an archive.
perl -MArchive::Zip -e 1 >/dev/null 2>&1 || missing="$missing libarchive-zip-perl"
# Debian parts the module that makes virtual environments from Python itself.
python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
# The page is measured by its letters: without any font every one of them is a box.
if [ -z "$(find /usr/share/fonts /usr/local/share/fonts -name '*.ttf' -print -quit 2>/dev/null)" ]; then
    missing="$missing fonts-dejavu-core"
fi

tuspy() { # a client that is not ours, for the story other-clients-upload
    cd "$(dirname "$0")"
    cmp -s support/tuspy.txt .tuspy/done && return
    rm -rf .tuspy
    python3 -m venv .tuspy
    .tuspy/bin/pip --quiet --disable-pip-version-check install --no-deps --only-binary :all: --requirement support/tuspy.txt
    cp support/tuspy.txt .tuspy/done
}

if [ -z "$missing" ]; then
    tuspy
    exit 0
fi

install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "missing:$missing" >&2
    echo "on Debian 12, as root: apt-get update && $install" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
# shellcheck disable=SC2086  # a list of packages is several words
apt-get install --yes --no-install-recommends $missing
tuspy
