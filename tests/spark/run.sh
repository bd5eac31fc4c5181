#!/usr/bin/env bash
# A few thousand records through Spark, in local mode: a step of its own, after the tests. Usage: tests/spark/run.sh PYTHON
# PYTHON is the interpreter of a virtual environment with townmeeting[arrow] installed; Spark is added to it, and Java to the system.
set -euo pipefail
python=$(cd "$(dirname "${1:?which Python?}")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)

if ! java -version >/dev/null 2>&1; then
    as_root=$([ "$(id -u)" = 0 ] || echo sudo)
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
fi
"$python" -m pip install --quiet 'pyspark>=4.0' 'pandas>=2.2,<3'

export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
"$python" "$here/many_records.py" "${@:2}"
