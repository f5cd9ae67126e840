# Shared by the commands in ops/: where things lie, how to speak, the .NET SDK, and the build.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$root/artifacts # ignored by git: locks, stamps, and caches where there is no home to keep them in
host=$root/src/TransferFlow.Host/bin/Release/net10.0/TransferFlow.Host.dll

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# A folder for downloads: the user's own, or the checkout's when there is no home to write to.
cache=$work/cache
home_is_usable() { [[ -n ${HOME:-} && -d $HOME && -w $HOME ]]; }
if home_is_usable; then cache=${XDG_CACHE_HOME:-$HOME/.cache}/transferflow; fi

# Runs a command that only one process at a time may run in this checkout. The lock is not handed to the command, nor to what it leaves behind.
# usage: alone LOCK COMMAND...
alone() {
  local name=$1
  shift
  mkdir -p "$work"
  (
    flock --nonblock 9 || { say "Waiting for another process ($name)"; flock 9; }
    "$@" 9>&-
  ) 9>"$work/$name.lock"
}

# Sets dotnet to a command that has the SDK which global.json asks for, and sdk to its version.
find_dotnet() {
  local candidate
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
  export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
  if ! home_is_usable; then use_cache_as_home; fi
  for candidate in dotnet "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet"; do
    if command -v "$candidate" >/dev/null && sdk=$(cd "$root" && "$candidate" --version 2>/dev/null); then
      dotnet=$candidate
      return
    fi
  done
  fail "The .NET 10 SDK is not there: install the package dotnet-sdk-10.0, or let DOTNET_ROOT name the folder of an SDK."
}

# The SDK writes to its home, and reads from there which package sources to use.
use_cache_as_home() {
  export DOTNET_CLI_HOME=$cache NUGET_PACKAGES=$cache/packages
  local settings=${HOME:-/nowhere}/.nuget/NuGet/NuGet.Config
  mkdir -p "$cache/.nuget/NuGet"
  if [[ -r $settings ]]; then cp "$settings" "$cache/.nuget/NuGet/"; fi
}

# What the build depends on, in one line: names, sizes and times of the sources, and the SDK.
fingerprint() {
  {
    printf '%s\n' "$sdk"
    cd "$root"
    find src seeds ./*.props global.json .editorconfig \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
  } | sha256sum
}

# Builds a project or the solution in Release, unless the built Host is that of the present sources. It leaves no build server running.
# Files that a running server has mapped are left to it: they are unlinked here, never overwritten.
# usage: alone build build PROJECT [always]
build() {
  local now
  now=$(fingerprint)
  if [[ -f $host && $now == "$(cat "$work/host.stamp" 2>/dev/null)" ]]; then
    if [[ ${2:-} != always ]]; then return; fi
  else
    rm -rf "$(dirname "$host")" "$work/host.stamp"
  fi
  say "Building TransferFlow"
  (cd "$root" && "$dotnet" msbuild "$1" -restore -nologo -verbosity:quiet -p:Configuration=Release -p:UseSharedCompilation=false) >&2 || fail "The build failed."
  printf '%s\n' "$now" >"$work/host.stamp"
}

# Becomes the Host. Relative paths in its arguments stay those of the caller, while the data are the checkout's.
run_host() {
  find_dotnet
  ensure_postgres
  alone build build src/TransferFlow.Host
  export TRANSFERFLOW_DATA=${TRANSFERFLOW_DATA:-$root/.data}
  exec "$dotnet" "$host" "$@"
}
