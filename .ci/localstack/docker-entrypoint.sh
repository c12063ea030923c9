#!/bin/sh
# The official image has its entry point at this path, and Testcontainers calls it there.
set -e
mkdir -p /var/lib/localstack/logs /var/lib/localstack/tmp
exec localstack-supervisor
