# The images of the four apps and of the sandbox, built from sources alone: docs/images.md tells how.
#   docker build --target image-processor --tag fairway/image-processor:local .

# Those that are built and trained: a team that kept one app names that one.
ARG APPS="image-processor batch-job queue-worker alert-relay"
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown

# ---- What runs: Debian's JRE, an init, and a user ----

FROM debian:trixie-slim AS runtime
# Another day here takes Debian's security updates, and infra publishes new images.
ARG PACKAGES_OF=2026-11-23
# The class archives that go are for heaps and object headers of another kind than these apps have.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates openjdk-25-jre-headless tini \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* /usr/lib/jvm/java-25-*/lib/server/classes_*.jsa \
    && useradd --system --uid 10001 --user-group --home-dir /nonexistent --shell /usr/sbin/nologin fairway
ENV LANG=C.UTF-8
WORKDIR /app

FROM runtime AS runtime-images
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvips42t64 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*

# ---- What is compiled ----

FROM runtime AS build
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven openjdk-25-jdk-headless
WORKDIR /src
COPY . .
ARG APPS
# The secret `ca` holds the certificates of a proxy that terminates TLS; this stage alone trusts them.
RUN --mount=type=secret,id=ca --mount=type=cache,id=fairway-maven,target=/root/.m2,sharing=locked \
    if [ -s /run/secrets/ca ]; then \
      awk '/BEGIN CERTIFICATE/ { n++ } n { print > "/usr/local/share/ca-certificates/build-" n ".crt" }' /run/secrets/ca; \
      update-ca-certificates > /dev/null 2>&1; \
    fi; \
    export JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")"); \
    mvn -B -q -ntp -pl "common,sandbox/dynamodb-local,sandbox,${APPS// /,}" -DskipTests -Dfairway.appsOnly package
# A start-up cache knows its jars by size and time; with fixed times an unchanged layer fits the next cache too.
RUN find . -path '*/target/*' -name '*.jar' -exec touch --date=@0 {} +

# ---- What is trained: the start-up caches, written by the JRE that will use them ----

# DynamoDB Local works in this stage. Its licence keeps it out of every image, and no other stage takes it.
FROM runtime-images AS trained
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /src
COPY --from=build /src/ ./
ARG APPS
RUN cd sandbox/target \
    && java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m --enable-native-access=ALL-UNNAMED \
         --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=error:stderr -XX:AOTCacheOutput=sandbox.aot \
         -jar sandbox.jar train --repo /src --port 0 --alb-port 0 --task-env WEBHOOK_ALLOWED_NETWORKS=127.0.0.0/8
# An app without its configuration ends with 2; a JVM that refuses its cache ends with 1.
RUN for app in $APPS; do \
      cd "/src/$app/target/app"; \
      code=0; java -XX:AOTCache=app.aot -XX:AOTMode=on @run.args -jar "$app.jar" || code=$?; \
      if [ $code -ne 2 ]; then echo "$app does not start from its cache: exit code $code" >&2; exit 1; fi; \
      mkdir -p "/layers/$app/own/lib"; \
      mv "$app.jar" app.aot run.args "/layers/$app/own/"; \
      mv lib/common-*.jar "/layers/$app/own/lib/"; \
      mv lib "/layers/$app/lib"; \
    done

# ---- The images: libraries in one layer, what we wrote and its cache in another ----

FROM runtime-images AS image-processor
COPY --from=trained /layers/image-processor/lib/ ./lib/
COPY --from=trained /layers/image-processor/own/ ./
USER 10001:10001
VOLUME /tmp
STOPSIGNAL SIGTERM
# A JVM that can't use the cache says so and starts without it.
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "image-processor.jar"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="fairway/image-processor" \
      org.opencontainers.image.description="A task per upload: renditions, metadata and a record for each image." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM runtime AS batch-job
COPY --from=trained /layers/batch-job/lib/ ./lib/
COPY --from=trained /layers/batch-job/own/ ./
USER 10001:10001
VOLUME /tmp
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "batch-job.jar"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="fairway/batch-job" \
      org.opencontainers.image.description="A task per hour: files in S3 become reports with SQL." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM runtime AS queue-worker
COPY --from=trained /layers/queue-worker/lib/ ./lib/
COPY --from=trained /layers/queue-worker/own/ ./
USER 10001:10001
VOLUME /tmp
EXPOSE 8080
STOPSIGNAL SIGTERM
# What the load balancer asks too. ECS does not read it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /queue-worker/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "queue-worker.jar"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="fairway/queue-worker" \
      org.opencontainers.image.description="A service that drains SQS and delivers webhooks." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

FROM runtime AS alert-relay
COPY --from=trained /layers/alert-relay/lib/ ./lib/
COPY --from=trained /layers/alert-relay/own/ ./
USER 10001:10001
VOLUME /tmp
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /alert-relay/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "alert-relay.jar"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="fairway/alert-relay" \
      org.opencontainers.image.description="A service that turns ECS events into alerts for people." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"

# Root, since only root and the host's docker group, whose number differs from host to host, may use Docker's socket.
FROM runtime AS sandbox
COPY --from=trained /src/sandbox/target/lib/ ./lib/
COPY --from=trained /src/sandbox/target/sandbox.jar /src/sandbox/target/sandbox.aot ./
COPY infra/templates/ ./infra/templates/
VOLUME /tmp
EXPOSE 4566 8080
COPY sandbox/src/main/docker/demo /usr/local/bin/
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/${FAIRWAY_HOST:-127.0.0.1}/${FAIRWAY_PORT:-4566} && printf 'GET /_fairway/outputs HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=sandbox.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable", "-Xlog:all=error:stderr", \
    "-jar", "sandbox.jar"]
CMD ["up"]
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="fairway/sandbox" \
      org.opencontainers.image.description="A local region: ECS, EventBridge, scaling and alarms from the CloudFormation templates." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
