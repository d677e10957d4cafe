{{/* What all pods have in common: the restricted profile, no token, no variables of neighbouring Services. */}}

{{- define "platen.pod" -}}
automountServiceAccountToken: false
# Kubernetes would set KAFKA_PORT for a Service named kafka, and the services would take it for a setting.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- with .Values.pods.userId }}
  runAsUser: {{ int . }}
  runAsGroup: {{ int . }}
  fsGroup: {{ int . }}
  fsGroupChangePolicy: OnRootMismatch
  {{- end }}
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.pods.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pods.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "platen.container" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "platen.secretVariable" -}}
{{- /* of: dict variable, secret, key */ -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
