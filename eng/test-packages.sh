# The foreign programs that tests talk to: a browser, Kafka clients that are not ours, the databases, what makes and reads PDF.

need_test_packages() {
  need_packages "the tests" chromium kcat python3-kafka postgresql influxdb libreoffice-writer-nogui "$(times_font)" poppler-utils sqlite3 caddy python3-yaml netcat-openbsd
  if [[ ${KAFKA_HOME:-} ]] && ! command -v java >/dev/null; then need_packages "Apache Kafka" openjdk-17-jre-headless; fi
}

# The Times-metric font with Vietnamese letters. Version 1 of Liberation has none of them; 2 has its own package where both exist.
times_font() (
  [[ ! -r /etc/os-release ]] || . /etc/os-release
  case ${ID:-}:${VERSION_ID:-} in
    debian:1[0-2]|ubuntu:2[0-2].*) echo fonts-liberation2 ;;
    *) echo fonts-liberation ;;
  esac
)
