#!/usr/bin/env bash
# Fills the volume with the demo's practice and warehouse on the first start, then serves the notebooks.
set -euo pipefail
cd /home/bitewing/bitewing

demo=$(dirname "$BITEWING_WAREHOUSE")
if [ ! -e "$demo" ]; then
  node dist/cli/bitewing.js demo --dir "$demo.writing" --site "$demo.writing/site"
  mv "$demo.writing" "$demo"
fi

exec jupyter lab --ip=0.0.0.0 --port=8888 --no-browser --IdentityProvider.token= \
  --ServerApp.root_dir=/home/bitewing/bitewing --LabApp.default_url=/lab/tree/notebooks \
  --MultiKernelManager.default_kernel_name=tslab
