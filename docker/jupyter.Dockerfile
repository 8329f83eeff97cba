# JupyterLab with the TypeScript kernel (tslab) and the notebooks. Build context: the repository's root.
# Listens on 8888; without a token, because compose publishes it on this machine only.
FROM node:20-bookworm-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends curl python3 python3-venv \
 && rm -rf /var/lib/apt/lists/* \
 && python3 -m venv /opt/jupyter \
 && /opt/jupyter/bin/pip install --no-cache-dir "jupyterlab==4.*"

# WORKDIR and a new volume belong to root unless their folders exist.
RUN useradd --create-home --shell /bin/bash bitewing \
 && install -d -o bitewing -g bitewing /home/bitewing/bitewing /home/bitewing/data
USER bitewing
WORKDIR /home/bitewing/bitewing

COPY --chown=bitewing package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-fund

COPY --chown=bitewing . .
RUN npm run build && node dist/cli/bitewing.js notebooks kernel

ENV PATH="/opt/jupyter/bin:/home/bitewing/bitewing/node_modules/.bin:$PATH" \
    BITEWING_WAREHOUSE=/home/bitewing/data/demo/warehouse.duckdb
EXPOSE 8888
COPY --chown=bitewing docker/start-jupyter.sh /home/bitewing/start-jupyter.sh
CMD ["bash", "/home/bitewing/start-jupyter.sh"]
