# The foreign programs that tests talk to: a browser, Kafka clients that are not ours, the databases, what reads PDF.

need_test_packages() {
  need_pdf_packages
  need_packages "the tests" chromium-headless-shell kcat python3-kafka postgresql influxdb poppler-utils sqlite3 caddy python3-yaml netcat-openbsd
  if [[ ${KAFKA_HOME:-} ]] && ! command -v java >/dev/null; then need_packages "Apache Kafka" openjdk-17-jre-headless; fi
}
