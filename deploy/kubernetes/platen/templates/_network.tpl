{{/* Flows of a service. of: dict root, name, service */}}

{{- define "platen.everything" -}}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: platen
{{- end }}

{{/* of: peers, port, last port of a range (if it is one) */}}
{{- define "platen.network.to" -}}
{{- if index . 0 }}
- to:
    {{- toYaml (index . 0) | nindent 4 }}
  ports:
    - protocol: TCP
      port: {{ index . 1 | int }}
      {{- if gt (len .) 2 }}
      endPort: {{ index . 2 | int }}
      {{- end }}
{{- end }}
{{- end }}

{{- define "platen.network.in" -}}
{{- $services := include "platen.services" .root | fromYaml -}}
{{- $peers := .root.Values.networkPolicy.peers -}}
{{- if include "platen.exposed" . }}
- from:
    {{- toYaml $peers.gateway | nindent 4 }}
  ports:
    - protocol: TCP
      port: 8080
{{- end }}
{{- range $caller, $other := $services }}
{{- if has $.name $other.facts.calls }}
- from:
    - podSelector:
        matchLabels:
          {{- include "platen.service.selector" (dict "root" $.root "name" $caller) | nindent 10 }}
  ports:
    - protocol: TCP
      port: 8080
{{- end }}
{{- end }}
{{- if .root.Values.monitoring.serviceMonitor.enabled }}
- from:
    {{- toYaml $peers.prometheus | nindent 4 }}
  ports:
    - protocol: TCP
      port: 9000
{{- end }}
- from:
    - podSelector:
        matchLabels:
          {{- include "platen.selector" (dict "root" .root "name" "test" "component" "test") | nindent 10 }}
  ports:
    - protocol: TCP
      port: 9000
{{- end }}

{{- define "platen.network.out" -}}
{{- $values := .root.Values -}}
{{- $peers := $values.networkPolicy.peers -}}
{{- $ports := $values.networkPolicy.ports -}}
{{- $services := include "platen.services" .root | fromYaml -}}
{{ include "platen.network.to" (list $peers.postgres $values.database.port) }}
{{ include "platen.network.to" (list $peers.kafka $ports.kafka) }}
{{ include "platen.network.to" (list $peers.oidc $ports.oidc) }}
{{- if $values.telemetry.otlpEndpoint }}
{{ include "platen.network.to" (list $peers.telemetry $ports.telemetry) }}
{{- end }}
{{- range .service.facts.calls }}
{{- if hasKey $services . }}
- to:
    - podSelector:
        matchLabels:
          {{- include "platen.service.selector" (dict "root" $.root "name" .) | nindent 10 }}
  ports:
    - protocol: TCP
      port: 8080
{{- end }}
{{- end }}
{{- range .service.facts.outside }}
{{- if eq . "smtp" }}
{{ include "platen.network.to" (list $peers.smtp $values.mail.port) }}
{{- else }}
{{ include "platen.network.to" (list $peers.internet 443) }}
{{- if eq . "webhooks" }}
# Receivers may listen on any port from 1024 on.
{{ include "platen.network.to" (list $peers.internet 1024 65535) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Something, if a host leads to the service. */}}
{{- define "platen.exposed" -}}
{{- if ne .root.Values.expose.kind "none" -}}
{{- range $host, $paths := .service.facts.paths -}}
{{- if index $.root.Values.hosts $host -}}x{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
