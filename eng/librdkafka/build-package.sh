# librdkafka, where your package sources lack it: built from the source that the official npm package of
# Confluent's JavaScript client carries, packed into the local folder feed. About a minute on two cores.

readonly librdkafka_version=2.15.1
readonly librdkafka_source=@confluentinc/kafka-javascript@1.10.1

provide_librdkafka() {
  feed_has librdkafka && return 0
  say "your package sources lack librdkafka.redist $librdkafka_version: building it from $librdkafka_source"
  need_packages "building librdkafka" gcc g++ make libc6-dev libssl-dev zlib1g-dev libzstd-dev
  local work=$root/artifacts/librdkafka
  rm -rf "$work"; mkdir -p "$work"
  ( cd "$work" && quietly "fetching the source" "$logs/librdkafka-fetch.log" npm pack "$librdkafka_source" ) || exit 1
  tar -xzf "$work"/*.tgz -C "$work" package/deps/librdkafka
  build_librdkafka "$work/package/deps/librdkafka"
  pack_librdkafka "$work/package/deps/librdkafka/src/librdkafka.so"
  rm -rf "$work"
  feed_has librdkafka || die "the package was built, but does not restore"
}

# Compressions and TLS are asked for by name so that a missing header fails here and not when a sender uses zstd.
# Kerberos and OIDC are left out: they would tie the library to whatever else is installed.
build_librdkafka() {
  cd "$1"
  grep -q '#define RD_KAFKA_VERSION *0x020f01ff' src/rdkafka.h || die "$librdkafka_source no longer carries $librdkafka_version"
  quietly "configuring librdkafka" "$logs/librdkafka-configure.log" \
    ./configure --enable-ssl --enable-zlib --enable-zstd --disable-gssapi --disable-curl || exit 1
  say "compiling librdkafka $librdkafka_version ($(nproc) cores)"
  quietly "compiling librdkafka" "$logs/librdkafka-make.log" make -C src -j "$(nproc)" librdkafka.so.1 || exit 1
  strip --strip-unneeded -o src/librdkafka.so src/librdkafka.so.1
  cd "$root"
}

pack_librdkafka() {
  local rid; case $(uname -m) in
    x86_64) rid=linux-x64 ;; aarch64) rid=linux-arm64 ;; *) die "no native package layout known for $(uname -m)" ;;
  esac
  quietly "packing librdkafka" "$logs/librdkafka-pack.log" \
    dotnet pack "$root/eng/librdkafka/librdkafka.redist.csproj" --nologo -o "$root/artifacts/librdkafka/packed" \
      -p:NativeLibrary="$1" -p:NativeRid="$rid" || exit 1
  mv "$root"/artifacts/librdkafka/packed/*.nupkg "$root/.feed/"
}
