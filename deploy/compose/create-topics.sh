#!/usr/bin/env bash
# Makes the suite's topics, those that are missing. One partition per shard; the settings are those of the class Topics,
# and a test holds the two equal.
set -euo pipefail

while read -r topic settings; do
  options=()
  for setting in $settings; do
    options+=(--config "$setting")
  done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$topic" --partitions "$CHANCERY_SHARDS" --replication-factor 1 "${options[@]}" </dev/null
done <<'TOPICS'
chancery.identity.events cleanup.policy=delete retention.ms=-1 retention.bytes=-1
chancery.policy.events cleanup.policy=delete retention.ms=-1 retention.bytes=-1
chancery.identity.state cleanup.policy=compact delete.retention.ms=604800000 min.compaction.lag.ms=3600000
chancery.policy.state cleanup.policy=compact delete.retention.ms=604800000 min.compaction.lag.ms=3600000
chancery.activity cleanup.policy=delete retention.ms=34560000000
chancery.ledger cleanup.policy=compact delete.retention.ms=604800000 min.compaction.lag.ms=3600000
chancery.checkpoints cleanup.policy=compact delete.retention.ms=604800000 min.compaction.lag.ms=3600000
TOPICS
