# What must be there before anything else: the .NET SDK that global.json asks for, and ICU for Vietnamese text.

need_dotnet() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: install it (https://dot.net, or your system's package dotnet-sdk-10.0)"
  if [[ ${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-} =~ ^(1|true)$ ]]; then
    die "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT is set: unset it, numbers and dates are shown as Vietnamese readers expect them"
  fi
  if command -v ldconfig >/dev/null && [[ $(ldconfig -p) != *libicuuc* ]]; then
    die "ICU is missing (Vietnamese numbers, dates and sorting): install libicu (Debian 12: sudo apt-get install libicu72)"
  fi
  (cd "$root" && dotnet --version) >"$logs/dotnet-version.log" 2>&1 ||
    die "the .NET 10 SDK is missing (dotnet list-sdks shows what is there): install it, or your system's package dotnet-sdk-10.0"
}
