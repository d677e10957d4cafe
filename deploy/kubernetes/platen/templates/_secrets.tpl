{{/* Which Secrets the suite reads beside those of the engines, by what follows RELEASE- in their names. */}}

{{- define "platen.secrets" -}}
{{- $suffixes := list -}}
{{- range $name, $service := include "platen.services" . | fromYaml -}}
{{- $suffixes = concat $suffixes (list (printf "%s-db" $name) (printf "%s-db-owner" $name) (printf "%s-keys" $name)) -}}
{{- if $service.facts.client }}{{ $suffixes = append $suffixes (printf "%s-oidc" $name) }}{{ end -}}
{{- if and $service.facts.page $.Values.pages.enabled }}{{ $suffixes = append $suffixes (printf "%s-page" $name) }}{{ end -}}
{{- if and (has "smtp" $service.facts.outside) $.Values.mail.login }}{{ $suffixes = append $suffixes "mail" }}{{ end -}}
{{- end -}}
{{- range $issuer, $settings := .Values.oidc.issuers -}}
{{- if $settings.client }}{{ $suffixes = append $suffixes (printf "issuer-%s" $issuer) }}{{ end -}}
{{- end -}}
{{- toYaml $suffixes -}}
{{- end }}

{{/* of: root, suffix */}}
{{- define "platen.secret.metadata" -}}
{{- $root := index . 0 -}}
{{- $suffix := index . 1 -}}
labels:
  {{- include "platen.secret.labels" . | nindent 2 }}
{{- if and (eq $root.Values.migrations.kind "job") (or (hasSuffix "-db" $suffix) (hasSuffix "-db-owner" $suffix)) }}
annotations:
  {{- include "platen.beforehand" (list $root "-10") | nindent 2 }}
{{- end }}
{{- end }}

{{- define "platen.secret.labels" -}}
{{- $root := index . 0 -}}
{{- $suffix := index . 1 -}}
{{ include "platen.labels" (dict "root" $root "name" $suffix "component" "secret") }}
{{- if or (hasSuffix "-db" $suffix) (hasSuffix "-db-owner" $suffix) }}
# CloudNativePG sets a changed password.
cnpg.io/reload: "true"
{{- end }}
{{- end }}
