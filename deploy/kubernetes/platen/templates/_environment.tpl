{{/* The environment of a service. of: dict root, name, service */}}

{{- define "platen.environment" -}}
{{- $plain := include "platen.environment.plain" . | fromYaml -}}
{{- $plain = mergeOverwrite $plain (deepCopy .service.environment) -}}
{{- range $variable, $value := $plain }}
- name: {{ $variable }}
  value: {{ $value | toString | quote }}
{{- end }}
{{ include "platen.environment.database" . }}
{{- if eq .root.Values.migrations.kind "at-start" }}
{{ include "platen.environment.owner" . }}
{{- end }}
{{ include "platen.environment.secret" . }}
{{- end }}

{{- define "platen.environment.secret" -}}
{{- $release := .root.Release.Name -}}
{{- $kafka := .root.Values.kafka.security -}}
{{- if hasPrefix "SASL" $kafka.protocol }}
{{ include "platen.secretVariable" (dict "variable" "KAFKA_SASL_JAAS_CONFIG" "secret" (include "platen.kafkaUser" .) "key" "sasl.jaas.config") }}
{{- end }}
{{- if .service.facts.client }}
{{- $secret := printf "%s-%s-oidc" $release .name }}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_OIDC_CLIENT_ID" "secret" $secret "key" "client-id") }}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_OIDC_CLIENT_SECRET" "secret" $secret "key" "client-secret") }}
{{- end }}
{{- if and .service.facts.page .root.Values.pages.enabled }}
{{- $secret := printf "%s-%s-page" $release .name }}
{{ include "platen.secretVariable" (dict "variable" (printf "%s_CLIENT_ID" .service.facts.page) "secret" $secret "key" "client-id") }}
{{ include "platen.secretVariable" (dict "variable" (printf "%s_CLIENT_SECRET" .service.facts.page) "secret" $secret "key" "client-secret") }}
{{- end }}
{{- range $issuer, $settings := .root.Values.oidc.issuers }}
{{- if and $.service.facts.page $settings.client }}
{{- $secret := printf "%s-issuer-%s" $release $issuer }}
{{- $prefix := printf "PLATEN_OIDC_ISSUERS_%s" (upper $issuer) }}
{{ include "platen.secretVariable" (dict "variable" (printf "%s_CLIENT_ID" $prefix) "secret" $secret "key" "client-id") }}
{{ include "platen.secretVariable" (dict "variable" (printf "%s_CLIENT_SECRET" $prefix) "secret" $secret "key" "client-secret") }}
{{- end }}
{{- end }}
{{- if and (has "smtp" .service.facts.outside) .root.Values.mail.login }}
{{- $secret := printf "%s-mail" $release }}
{{ include "platen.secretVariable" (dict "variable" "QUARKUS_MAILER_USERNAME" "secret" $secret "key" "username") }}
{{ include "platen.secretVariable" (dict "variable" "QUARKUS_MAILER_PASSWORD" "secret" $secret "key" "password") }}
{{- end }}
{{- end }}

{{/* The Secret of the service's Kafka user, as Strimzi makes it. */}}
{{- define "platen.kafkaUser" -}}
{{ .root.Values.kafka.security.userSecretPrefix | default (printf "%s-" .root.Release.Name) }}{{ .name }}
{{- end }}

{{/* The application's role. */}}
{{- define "platen.environment.database" -}}
{{- $secret := printf "%s-%s-db" .root.Release.Name .name -}}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_DB_USERNAME" "secret" $secret "key" "username") }}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_DB_PASSWORD" "secret" $secret "key" "password") }}
{{- end }}

{{/* The role that owns the tables: for migrations only. */}}
{{- define "platen.environment.owner" -}}
{{- $secret := printf "%s-%s-db-owner" .root.Release.Name .name -}}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_DB_MIGRATION_USERNAME" "secret" $secret "key" "username") }}
{{ include "platen.secretVariable" (dict "variable" "PLATEN_DB_MIGRATION_PASSWORD" "secret" $secret "key" "password") }}
{{- end }}

{{/* Where the database is. The driver of migrations and the reactive one are told of TLS in words of their own. */}}
{{- define "platen.environment.databaseAddress" -}}
{{- $database := .root.Values.database -}}
{{- $host := $database.host -}}
{{- $address := printf "postgresql://%s:%d/%s" $host (int $database.port) .service.facts.database -}}
{{- if $database.tls.caSecret }}
PLATEN_DB_URL: {{ $address }}?sslmode=verify-full
QUARKUS_DATASOURCE_JDBC_URL: jdbc:{{ $address }}?sslmode=verify-full&sslrootcert=/etc/platen/postgres-ca/ca.crt
QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM: HTTPS
QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM: "true"
QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS: /etc/platen/postgres-ca/ca.crt
{{- else }}
PLATEN_DB_URL: {{ $address }}
{{- end }}
{{- end }}

{{/* What is no secret, as a map. */}}
{{- define "platen.environment.plain" -}}
{{- $values := .root.Values -}}
{{- $release := .root.Release.Name -}}
{{ include "platen.environment.databaseAddress" . }}
QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE: {{ int $values.database.poolSize | quote }}
KAFKA_BOOTSTRAP_SERVERS: {{ $values.kafka.bootstrapServers }}
PLATEN_KAFKA_SESSION_TIMEOUT_MS: {{ int $values.kafka.sessionTimeoutMs | quote }}
{{- with $values.kafka.topicPrefix }}
PLATEN_TOPIC_PREFIX: {{ . }}
PLATEN_GROUP_PREFIX: {{ . }}
{{- end }}
{{- if ne $values.kafka.security.protocol "PLAINTEXT" }}
KAFKA_SECURITY_PROTOCOL: {{ $values.kafka.security.protocol }}
{{- end }}
{{- if hasPrefix "SASL" $values.kafka.security.protocol }}
KAFKA_SASL_MECHANISM: {{ $values.kafka.security.mechanism }}
{{- end }}
{{- if $values.kafka.security.caSecret }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/platen/kafka-ca/ca.crt
{{- end }}
QUARKUS_OIDC_AUTH_SERVER_URL: {{ $values.oidc.issuer }}
{{- range $issuer, $of := $values.oidc.issuers }}
{{ include "platen.environment.issuer" (list $issuer $of) }}
{{- end }}
PLATEN_KEYS: /etc/platen/keys
QUARKUS_SHUTDOWN_TIMEOUT: PT{{ int $values.pods.shutdownTimeoutSeconds }}S
{{- if eq $values.migrations.kind "job" }}
QUARKUS_FLYWAY_MIGRATE_AT_START: "false"
{{- end }}
{{- with .service.jvmOptions }}
JAVA_TOOL_OPTIONS: {{ . }}
{{- end }}
{{- with $values.expose.trustedProxies }}
QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING: "true"
QUARKUS_HTTP_PROXY_TRUSTED_PROXIES: {{ join "," . }}
{{- end }}
{{- with $values.telemetry.otlpEndpoint }}
PLATEN_OTEL_DISABLED: "false"
QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT: {{ . }}
QUARKUS_OTEL_TRACES_SAMPLER_ARG: {{ $values.telemetry.share | toString | quote }}
{{- end }}
{{- range .service.facts.calls }}
PLATEN_{{ . | upper | replace "-" "_" }}_URL: http://{{ $release }}-{{ . }}:8080
{{- end }}
{{- if and .service.facts.client $values.oidc.scope }}
PLATEN_OIDC_CLIENT_SCOPE: {{ $values.oidc.scope }}
{{- end }}
{{- with .service.facts.page }}
{{ . }}_ENABLED: {{ $values.pages.enabled | quote }}
{{- if $values.pages.enabled }}
{{ . }}_SCOPES: {{ $values.pages.scopes }}
{{- end }}
{{- end }}
{{- $own := printf "platen.environment.%s" .name -}}
{{- if eq .name "mfd-gateway" }}
{{ include "platen.environment.mfd-gateway" . }}
{{- else if has .name (list "sync-google" "scim" "notification") }}
{{ include $own . }}
{{- end }}
{{- end }}

{{/* An organisation's own issuer. of: name, settings */}}
{{- define "platen.environment.issuer" -}}
{{- $prefix := printf "PLATEN_OIDC_ISSUERS_%s" (index . 0 | upper) -}}
{{- range $key, $value := omit (index . 1) "roles" "client" }}
{{ $prefix }}_{{ $key | snakecase | upper }}: {{ kindIs "slice" $value | ternary (join "," $value) $value | toString | quote }}
{{- end }}
{{- range $role, $names := (index . 1).roles }}
{{ $prefix }}_ROLES_{{ upper $role }}: {{ join "," $names | quote }}
{{- end }}
{{- end }}

{{- define "platen.environment.mfd-gateway" -}}
{{- $values := .root.Values -}}
{{- if and $values.pages.enabled $values.hosts.people }}
PLATEN_CARD_LINKS_URL: https://{{ $values.hosts.people }}
{{- end }}
{{- if ne $values.expose.kind "none" }}
# Behind a proxy that is not believed all devices have one address.
PLATEN_GATEWAY_THROTTLE_BY_ADDRESS: {{ not (empty $values.expose.trustedProxies) | quote }}
{{- end }}
{{- end }}

{{- define "platen.environment.sync-google" -}}
{{- with .root.Values.google.rootUrl }}
PLATEN_GOOGLE_ROOT_URL: {{ . }}
{{- end }}
{{- with .root.Values.google.tokenUrl }}
PLATEN_GOOGLE_TOKEN_URL: {{ . }}
{{- end }}
{{- if and .root.Values.hosts.identityProviders (ne .root.Values.expose.kind "none") }}
PLATEN_GOOGLE_PUSH_URL: https://{{ .root.Values.hosts.identityProviders }}/google/push
{{- end }}
{{- end }}

{{- define "platen.environment.scim" -}}
{{- with .root.Values.hosts.identityProviders }}
PLATEN_SCIM_PUBLIC_URL: https://{{ . }}
{{- end }}
{{- end }}

{{- define "platen.environment.notification" -}}
{{- $mail := .root.Values.mail -}}
QUARKUS_MAILER_HOST: {{ $mail.host }}
QUARKUS_MAILER_PORT: {{ int $mail.port | quote }}
QUARKUS_MAILER_START_TLS: {{ $mail.startTls }}
QUARKUS_MAILER_TLS: {{ $mail.tls | quote }}
PLATEN_MAIL_FROM: {{ $mail.from }}
{{- with $mail.senderDomains }}
PLATEN_MAIL_SENDER_DOMAINS: {{ join "," . }}
{{- end }}
PLATEN_WEBHOOKS_REFUSED_NAMES: localhost,local,internal,svc,{{ .root.Values.clusterDomain }}
{{- end }}
