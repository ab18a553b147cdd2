# Debian packages that a step needs: installed when we may, named exactly when we may not.

# need_packages WHY PACKAGE...: makes the packages present, or ends with the command that would.
need_packages() {
  local why=$1 package; shift
  local missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == *"ok installed" ]] || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return 0
  if ! command -v apt-get >/dev/null; then
    die "$why needs what Debian calls: ${missing[*]}. Install them with your system's package tool and run this again."
  fi
  ((EUID == 0)) || die "$why needs: ${missing[*]}. Run: sudo apt-get install ${missing[*]}"
  say "installing ${missing[*]} ($why)"
  export DEBIAN_FRONTEND=noninteractive
  apt_index_once
  quietly "apt-get install" "$logs/apt-install.log" \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}" || exit 1
}

apt_index_once() {
  [[ ${apt_index_read:-} ]] && return 0
  quietly "apt-get update" "$logs/apt-update.log" apt-get update || exit 1
  apt_index_read=yes
}
