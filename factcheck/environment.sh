# Sourced by ./start and ./test, from the top folder: a Python environment with exactly what a requirements file pins.
# POSIX sh only, and no option that GNU or BSD alone have.

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# A uv that is there but does not run (a version manager's stand-in, say) is none.
have_uv() {
    uv --version >/dev/null 2>&1
}

# Prints the first Python that is recent enough.
find_python() {
    for candidate in ${FACTCHECK_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null 2>&1 && is_recent "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

make_environment() {
    if have_uv; then
        # uv brings a Python of its own where this computer has none that is recent enough.
        uv venv --quiet --clear --python "${FACTCHECK_PYTHON:-3.11+}" .venv && return 0
    fi
    if ! python=$(find_python); then
        if command -v python3 >/dev/null 2>&1; then
            fail "Python 3.11 or later is needed; this computer has $(python3 --version 2>&1). Get it from python.org, or install uv (docs.astral.sh/uv)."
        fi
        fail "Python 3.11 or later is needed, and none was found. Get it from python.org, or install uv (docs.astral.sh/uv)."
    fi
    "$python" -m venv --clear .venv ||
        fail "The Python environment could not be made. On Debian and Ubuntu: apt-get install python3-venv."
}

# prepare_environment FILE: makes .venv if there is none that works, and installs what FILE pins unless it is there.
# The copy of FILE inside .venv is the stamp: the second time takes no time.
prepare_environment() {
    [ -w . ] || fail "This folder can't be written to: $(pwd). Copy the project to a folder of your own."
    if [ ! -x .venv/bin/python ] || ! is_recent .venv/bin/python; then
        printf 'Making a Python environment in .venv …\n'
        make_environment
    fi
    cmp -s "$1" ".venv/installed-$1" && return 0
    printf 'Installing what %s names (once, about half a minute) …\n' "$1"
    if have_uv; then
        uv pip install --quiet --python .venv/bin/python --require-hashes --only-binary :all: -r "$1"
    else
        # An environment made by uv has no pip of its own.
        .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$1"
    fi || fail "The packages could not be installed; the lines above say why. Is this computer connected?"
    cp "$1" ".venv/installed-$1"
}
