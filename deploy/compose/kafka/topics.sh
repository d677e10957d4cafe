#!/bin/sh
# Creates the topics of contracts/topics.json; nothing creates one by itself.
set -eu
for topic in directory.person directory.group directory.run identity.organisation identity.user accesscode.credential \
  mfd.activity notification.mail; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$topic" \
    --partitions 6 --replication-factor 1 --config retention.ms=604800000
done
