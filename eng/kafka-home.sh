# Where an Apache Kafka lies: what needs a cluster takes KAFKA_HOME.

# find_kafka: sets and exports it; empty where there is none.
find_kafka() {
  local beside=$root/../shared/kafka
  if [[ -z ${KAFKA_HOME:-} && -d $beside/libs ]]; then KAFKA_HOME=$(cd "$beside" && pwd); fi
  export KAFKA_HOME=${KAFKA_HOME:-}
}
