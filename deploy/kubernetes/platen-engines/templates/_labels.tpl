{{/* of: dict root, name, component */}}
{{- define "engines.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: platen-engines
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The label by which Strimzi's operators find what belongs to the cluster. */}}
{{- define "engines.kafka.labels" -}}
{{ include "engines.labels" . }}
strimzi.io/cluster: {{ .root.Values.kafka.name }}
{{- end }}

{{- define "engines.services" -}}
{{- .Files.Get "files/services.yaml" -}}
{{- end }}

{{/* Where the suite's pods are that may come in. */}}
{{- define "engines.suite" -}}
- podSelector:
    matchLabels:
      app.kubernetes.io/part-of: platen
      app.kubernetes.io/instance: {{ .Values.suite }}
{{- end }}
