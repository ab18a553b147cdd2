# Asks your package sources for a package by restoring a probe project, so that proxies, mirrors and credentials
# are the ones that a build uses. What it downloads is in the packages folder for the build to come.

# feed_has NAME: true when eng/probes/NAME restores, false when a source answered that it has no such package.
# Anything else (no network, no credentials) ends the set-up: guessing "missing" would be wrong.
feed_has() {
  local log=$logs/probe-$1.log
  dotnet restore "$root/eng/probes/$1.csproj" --nologo >"$log" 2>&1 && return 0
  grep -qE 'NU110[123]' "$log" && return 1
  cat "$log" >&2
  say "your package sources do not answer (see above)"
  exit 1
}
