# Builds a project (Release) when something that goes into it changed since the last good build.

# prepare PROJECT: set-up and build, one caller at a time. Their own output goes to files and stderr; what they leave
# running (compiler servers) must not inherit the lock.
prepare() {
  mkdir -p "$logs"
  exec 9>"$logs/lock"
  flock -n 9 || { say "another ./ioc is building: waiting"; flock 9; }
  "$root/eng/setup" </dev/null 9>&-
  build_when_changed "$1" 9>&-
  exec 9>&-
}

build_when_changed() {
  local project=$1 key stamp=$root/artifacts/build/${1//\//-}.key log=$root/artifacts/build/${1//\//-}.log
  key=$(source_key "$project")
  [[ -e $stamp && $(<"$stamp") == "$key" && -e $(built_program "$project") ]] && return 0
  say "building $project (Release)"
  mkdir -p "$root/artifacts/build"
  if ! (cd "$root" && dotnet build "$project" -c Release --nologo -v quiet) >"$log" 2>&1 </dev/null; then
    grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sed "s#$root/##g" | sort -u >&2 || tail -n 40 "$log" >&2
    say "the build failed; all of its output is in $log"
    exit 1
  fi
  printf '%s' "$key" >"$stamp"
}

# source_key PROJECT: one hash over names, sizes and times of the files that can change the result.
source_key() {
  # Programs of tests and load tests take files of each other.
  local extra=(); [[ $1 == src/* ]] || extra=("$root/$1" "$root"/{tests/Shared,tests/Faults,tests/EndToEnd/Running,tests/Dashboard.Tests/Country,load-tests/Running})
  { find "$root/src" "$root/eng" "$root/profiles" "$root/contracts" "$root"/{Directory.*.props,global.json,.editorconfig,.globalconfig,BannedSymbols.txt} \
    ${extra[@]+"${extra[@]}"} \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true; } | sort | sha256sum
}

# built_program PROJECT: the path of its assembly.
built_program() {
  case $1 in
    src/Dashboard) echo "$root/src/Dashboard/bin/Release/net10.0/Ioc.Dashboard.dll" ;;
    src/Ingest) echo "$root/src/Ingest/bin/Release/net10.0/Ioc.Ingest.dll" ;;
    tests/Faults) echo "$root/tests/Faults/bin/Release/net10.0/Ioc.Faults.dll" ;;
    load-tests) echo "$root/load-tests/bin/Release/net10.0/Ioc.LoadTests.dll" ;;
  esac
}
