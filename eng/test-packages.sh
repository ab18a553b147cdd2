# The foreign programs that tests talk to: a browser, and Kafka clients that are not ours.

need_test_packages() {
  need_packages "the tests" chromium kcat python3-kafka
}
