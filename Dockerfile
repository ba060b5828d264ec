# One image for all nine processes and for the whole graph in one: the command says which. It needs no network to run, writes
# to /data only, and runs as an ordinary user.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# ONNX Runtime brings a build for every browser, 120 MB; a model in a folder runs by the one for Node.
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund \
 && find node_modules/onnxruntime-web/dist -type f ! -name 'ort.node.min.*js' ! -name 'ort-wasm-simd-threaded.*js' \
    ! -name ort-wasm-simd-threaded.wasm -delete

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 STOMATON_DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY data data
COPY moving moving
COPY platform platform
COPY router router
COPY schema schema
COPY subgraphs subgraphs
COPY topologies topologies
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s CMD ["node", "topologies/health-check.ts"]
CMD ["node", "topologies/start.ts"]
