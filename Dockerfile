# The images of the four apps and of the sandbox, built from sources: docs/images.md tells how.
#   docker build --target image-processor --tag fairway/image-processor:local .

# ---- What runs: Debian's JRE, an init, and a user of no name elsewhere ----

FROM debian:trixie-slim AS runtime
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates openjdk-25-jre-headless tini \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old \
    && useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin fairway
ENV LANG=C.UTF-8
WORKDIR /app

# Debian's libvips, which gets Debian's security updates with the next build.
FROM runtime AS runtime-images
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvips42t64 \
    && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/cache/debconf/*-old

# ---- What is compiled ----

FROM runtime AS build
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update \
    && apt-get install --yes --no-install-recommends maven openjdk-25-jdk-headless
WORKDIR /src
COPY . .
ARG APPS="image-processor batch-job queue-worker alert-relay"
# The secret `ca` holds the certificates of a proxy that terminates TLS; this stage alone trusts them.
RUN --mount=type=secret,id=ca --mount=type=cache,id=fairway-maven,target=/root/.m2,sharing=locked \
    if [ -s /run/secrets/ca ]; then \
      awk '/BEGIN CERTIFICATE/ { n++ } n { print > "/usr/local/share/ca-certificates/build-" n ".crt" }' /run/secrets/ca; \
      update-ca-certificates > /dev/null 2>&1; \
    fi; \
    export JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")"); \
    mvn -B -q -ntp -pl "common,sandbox/dynamodb-local,sandbox,${APPS// /,}" -DskipTests -Dfairway.appsOnly package
# A start-up cache knows its jars by size and time. The times are fixed, so that an unchanged layer stays as it is.
RUN find . -path '*/target/*' -name '*.jar' -exec touch --date=@0 {} +

# ---- What is trained: the start-up caches, by the JRE that will use them ----

# DynamoDB Local works in this stage. Its licence keeps it out of every image, and no other stage takes it.
FROM runtime-images AS trained
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /src
COPY --from=build /src/ ./
ARG APPS="image-processor batch-job queue-worker alert-relay"
RUN cd sandbox/target \
    && java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m --enable-native-access=ALL-UNNAMED \
         --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=error:stderr -XX:AOTCacheOutput=sandbox.aot \
         -jar sandbox.jar train --repo /src --port 0 --alb-port 0 --task-env WEBHOOK_ALLOWED_NETWORKS=127.0.0.0/8
# An app without its configuration ends with 2. A JVM that refuses its cache ends with 1.
RUN for app in $APPS; do \
      cd /src/$app/target/app; code=0; \
      java -XX:AOTCache=app.aot -XX:AOTMode=on @run.args -jar $app.jar || code=$?; \
      [ $code -eq 2 ]; \
      mkdir -p /layers/$app/own/lib; \
      mv $app.jar app.aot run.args /layers/$app/own/; \
      mv lib/common-*.jar /layers/$app/own/lib/; \
      mv lib /layers/$app/lib; \
    done

# ---- The images ----

FROM runtime-images AS image-processor
COPY --from=trained /layers/image-processor/lib/ ./lib/
COPY --from=trained /layers/image-processor/own/ ./
USER 10001:10001
VOLUME /tmp
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "image-processor.jar"]

FROM runtime AS batch-job
COPY --from=trained /layers/batch-job/lib/ ./lib/
COPY --from=trained /layers/batch-job/own/ ./
USER 10001:10001
VOLUME /tmp
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "batch-job.jar"]

FROM runtime AS queue-worker
COPY --from=trained /layers/queue-worker/lib/ ./lib/
COPY --from=trained /layers/queue-worker/own/ ./
USER 10001:10001
VOLUME /tmp
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "queue-worker.jar"]

FROM runtime AS alert-relay
COPY --from=trained /layers/alert-relay/lib/ ./lib/
COPY --from=trained /layers/alert-relay/own/ ./
USER 10001:10001
VOLUME /tmp
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=app.aot", "@run.args", "-jar", "alert-relay.jar"]

FROM runtime AS sandbox
COPY --from=trained /src/sandbox/target/lib/ ./lib/
COPY --from=trained /src/sandbox/target/sandbox.jar /src/sandbox/target/sandbox.aot ./
COPY infra/templates/ ./infra/templates/
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "java", "-XX:AOTCache=sandbox.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable", "-Xlog:all=error:stderr", "-jar", "sandbox.jar"]
CMD ["up", "--repo", "/app"]
