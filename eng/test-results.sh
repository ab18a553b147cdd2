# Reads what `dotnet test` wrote (TRX).

# trx_count FILE NAME: one of its counters (total, executed, passed, failed); 0 when there is no such file.
trx_count() {
  local n=; [[ -e $1 ]] && n=$(sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1)
  echo "${n:-0}"
}

# trx_skipped FILE: each skipped test with its reason.
trx_skipped() {
  [[ -e $1 ]] || return 0
  awk '
    /<UnitTestResult / { name = $0; sub(/.* testName="/, "", name); sub(/" .*/, "", name); skipped = /outcome="NotExecuted"/ }
    skipped && /<Message>/ { reason = $0; sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason); print name ": " reason; skipped = 0 }
  ' "$1" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}
