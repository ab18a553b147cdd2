# Progress lines on stderr, so that stdout belongs to the command that was asked for.

say()  { printf 'ioc: %s\n' "$*" >&2; }
die()  { printf 'ioc: %s\n' "$*" >&2; exit 2; }

# quietly WHAT LOG COMMAND...: runs it with its output in LOG; on failure shows the end of LOG and fails.
quietly() {
  local what=$1 log=$2; shift 2
  mkdir -p "$(dirname "$log")"
  if "$@" >"$log" 2>&1; then return 0; fi
  tail -n 40 "$log" >&2
  say "$what failed; all of its output is in $log"
  return 1
}
