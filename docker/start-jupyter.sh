#!/usr/bin/env bash
# Fills the volume with the demo's warehouse on the first start, then serves the notebooks.
set -euo pipefail
cd /home/bitewing/bitewing

if [ ! -e "$BITEWING_WAREHOUSE" ]; then
  node dist/cli/bitewing.js demo
  cp .bitewing/demo/warehouse.duckdb "$BITEWING_WAREHOUSE.copying"
  mv "$BITEWING_WAREHOUSE.copying" "$BITEWING_WAREHOUSE"
fi

exec jupyter lab --ip=0.0.0.0 --port=8888 --no-browser --IdentityProvider.token= \
  --ServerApp.root_dir=/home/bitewing/bitewing/notebooks --MultiKernelManager.default_kernel_name=tslab
