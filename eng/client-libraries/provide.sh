# What the browser gets beside our own code and what NuGet packages bring (charts): the hub's client, the font. From npm at the locked versions,
# copied to src/Dashboard/wwwroot/lib, so that the pages work on a network without an exit.

readonly font_weights=(400 500 600 700 800)

provide_client_libraries() {
  local lib=$root/src/Dashboard/wwwroot/lib stamp=$logs/client-libraries.key key
  key=$(cat "$root/package-lock.json" "$root/eng/client-libraries/provide.sh" | sha256sum)
  [[ -d $lib && -e $stamp && $(<"$stamp") == "$key" ]] && return 0
  command -v npm >/dev/null || die "npm is missing: install Node.js 20 or newer with npm (Debian: sudo apt-get install nodejs npm)"
  say "fetching the browser's libraries with npm (hub client, font)"
  quietly "npm ci" "$logs/npm-ci.log" npm ci --prefix "$root" --ignore-scripts --no-audit --no-fund || exit 1
  local part=$lib.part modules=$root/node_modules
  rm -rf "$part"; mkdir -p "$part"
  as_es2017 "$modules/@microsoft/signalr/dist/browser/signalr.min.js" "$part/signalr.min.js" || die "the hub client could not be written for older browsers"
  copy_font "$modules/@fontsource/be-vietnam-pro" "$part"
  rm -rf "$lib"; mv "$part" "$lib"
  printf '%s' "$key" >"$stamp"
}

# as_es2017 FROM TO: the same script for the browsers of television sets.
as_es2017() {
  node -e '
    const ts = require(process.argv[1]), fs = require("fs"), [from, to] = process.argv.slice(2);
    const script = fs.readFileSync(from, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
    fs.writeFileSync(to, ts.transpileModule(script, { compilerOptions: { target: "ES2017" } }).outputText);
  ' "$root/node_modules/typescript" "$1" "$2"
}

# copy_font FROM TO: per weight the package's own style sheet (Vietnamese, Latin, extended Latin), woff2 only.
copy_font() {
  local weight
  mkdir -p "$2/be-vietnam-pro"
  cp "$1/LICENSE" "$2/be-vietnam-pro/LICENSE.txt"
  for weight in "${font_weights[@]}"; do
    sed -E 's#, *url\([^)]*\.woff\) format\(.woff.\)##; s#\./files/#be-vietnam-pro/#' "$1/$weight.css"; echo
    cp "$1"/files/be-vietnam-pro-{vietnamese,latin,latin-ext}-"$weight"-normal.woff2 "$2/be-vietnam-pro/"
  done >"$2/be-vietnam-pro.css"
}
