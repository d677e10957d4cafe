{{/* of: dict root, host (which of values.hosts), hostname */}}

{{- define "platen.expose.name" -}}
{{ .root.Release.Name }}-{{ .host | kebabcase }}
{{- end }}

{{- define "platen.expose.labels" -}}
{{ include "platen.labels" (dict "root" .root "name" (kebabcase .host) "component" "entrance") }}
{{- end }}

{{- define "platen.expose.route" -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: {{ include "platen.expose.name" . }}
  labels:
    {{- include "platen.expose.labels" . | nindent 4 }}
spec:
  parentRefs:
    {{- .root.Values.expose.gateway.parentRefs | toYaml | nindent 4 }}
  hostnames:
    - {{ .hostname }}
  rules:
    {{- range $name, $service := include "platen.services" .root | fromYaml }}
    {{- with index $service.facts.paths $.host }}
    - matches:
        {{- range .exact }}
        - path: {type: Exact, value: {{ . | quote }}}
        {{- end }}
        {{- range .prefixes }}
        - path: {type: PathPrefix, value: {{ . | quote }}}
        {{- end }}
        {{- range .patterns }}
        - path: {type: RegularExpression, value: {{ printf "^%s$" . | quote }}}
        {{- end }}
      backendRefs:
        - name: {{ $.root.Release.Name }}-{{ $name }}
          port: 8080
    {{- end }}
    {{- end }}
{{- end }}

{{- define "platen.expose.ingress" -}}
{{- $ingress := .root.Values.expose.ingress -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ include "platen.expose.name" . }}
  labels:
    {{- include "platen.expose.labels" . | nindent 4 }}
  {{- with $ingress.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with $ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  tls:
    - hosts:
        - {{ .hostname }}
      {{- with index $ingress.tlsSecrets .host }}
      secretName: {{ . }}
      {{- end }}
  rules:
    - host: {{ .hostname }}
      http:
        paths:
          {{- range $name, $service := include "platen.services" .root | fromYaml }}
          {{- with index $service.facts.paths $.host }}
          {{- range .exact }}
          {{- include "platen.expose.path" (list "Exact" . $name $.root) | nindent 10 }}
          {{- end }}
          {{- range .prefixes }}
          {{- include "platen.expose.path" (list "Prefix" . $name $.root) | nindent 10 }}
          {{- end }}
          {{- range .patterns }}
          {{- include "platen.expose.path" (list "ImplementationSpecific" (printf "%s$" .) $name $.root) | nindent 10 }}
          {{- end }}
          {{- end }}
          {{- end }}
{{- end }}

{{/* of: type, path, service, root */}}
{{- define "platen.expose.path" -}}
- path: {{ index . 1 | quote }}
  pathType: {{ index . 0 }}
  backend:
    service:
      name: {{ (index . 3).Release.Name }}-{{ index . 2 }}
      port:
        name: http
{{- end }}
