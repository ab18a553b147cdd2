# The foreign programs that tests talk to: a browser, Kafka clients that are not ours, the databases.

need_test_packages() {
  need_packages "the tests" chromium kcat python3-kafka postgresql influxdb libreoffice-writer-nogui fonts-liberation poppler-utils
}
