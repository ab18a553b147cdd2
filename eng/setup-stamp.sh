# Whether set-up has anything to do: it has not when nothing that it depends on changed and what it made is still there.

stamp=$logs/done
packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}

setup_is_current() {
  [[ -e $stamp && $(<"$stamp") == "$(setup_state)" ]]
}

remember_setup() {
  setup_state >"$stamp"
}

setup_state() {
  find "$root/eng" "$root"/{package-lock.json,nuget.config,global.json} -type f -not -path '*/test*' -print0 | sort -z | xargs -0 sha256sum | sha256sum
  cat "$logs/dotnet-version.log" 2>/dev/null
  echo "$packages"
  ls -d "$packages/librdkafka.redist/2.15.1" "$root"/.feed/*.nupkg "$root/src/Dashboard/wwwroot/_framework/blazor.web.js" "$root/src/Dashboard/wwwroot/lib" 2>/dev/null || true
}
