{{/* Names and labels. Objects are called RELEASE-PART, so that two releases fit into a namespace. */}}

{{- define "platen.labels" -}}
{{- /* of: dict root, name, component */ -}}
{{ include "platen.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "platen.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: platen
{{- end }}

{{/* What ./platen images makes, wherever it was pushed to. of: dict root, name */}}
{{- define "platen.image" -}}
{{- $image := .root.Values.image -}}
{{- $path := compact (list $image.registry $image.repository (printf "platen-%s" .name)) | join "/" -}}
{{- if hasKey $image.digests .name -}}
{{ $path }}@{{ index $image.digests .name }}
{{- else -}}
{{ $path }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/*
Runs before everything else of an installation or upgrade, with Helm and with Argo CD alike; lower weights first.
of: root, weight
*/}}
{{- define "platen.beforehand" -}}
{{- if (index . 0).Values.hooks -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ index . 1 | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{ end -}}
argocd.argoproj.io/hook: PreSync
argocd.argoproj.io/hook-delete-policy: BeforeHookCreation
argocd.argoproj.io/sync-wave: {{ index . 1 | quote }}
{{- end }}

{{/*
All services as a map: what files/services.yaml says of each, under "facts", and the values that hold for it.
Those that are switched off are left out.
*/}}
{{- define "platen.services" -}}
{{- $services := dict -}}
{{- $values := .Values -}}
{{- range $name, $facts := .Files.Get "files/services.yaml" | fromYaml -}}
{{- $own := index $values.services $name | default dict -}}
{{- $service := mergeOverwrite (deepCopy $values.defaults) (deepCopy $own) (dict "facts" $facts) -}}
{{- if ne $service.enabled false -}}
{{- $_ := set $services $name $service -}}
{{- end -}}
{{- end -}}
{{- toYaml $services -}}
{{- end }}
