{{/* By processor, or by how far a consumer is behind; never both on one Deployment. of: dict root, name, service */}}

{{- define "platen.scaling" -}}
{{- if eq .service.scaling.kind "cpu" }}
---
{{ include "platen.scaling.cpu" . }}
{{- else if eq .service.scaling.kind "lag" }}
---
{{ include "platen.scaling.lag" . }}
{{- if hasPrefix "SASL" .root.Values.kafka.security.protocol }}
---
{{ include "platen.scaling.authentication" . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "platen.scaling.cpu" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "platen.fullname" . }}
  minReplicas: {{ int .service.scaling.min }}
  maxReplicas: {{ int .service.scaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ int .service.scaling.cpuPercent }}
  behavior:
    {{- include "platen.scaling.behavior" . | nindent 4 }}
{{- end }}

{{/* Each change moves partitions from pod to pod: down slowly. */}}
{{- define "platen.scaling.behavior" -}}
scaleUp:
  stabilizationWindowSeconds: 30
  policies:
    - type: Pods
      value: 2
      periodSeconds: 60
scaleDown:
  stabilizationWindowSeconds: 600
  policies:
    - type: Pods
      value: 1
      periodSeconds: 300
{{- end }}

{{- define "platen.scaling.lag" -}}
{{- $kafka := .root.Values.kafka -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "platen.fullname" . }}
  minReplicaCount: {{ int .service.scaling.min }}
  maxReplicaCount: {{ int .service.scaling.max }}
  pollingInterval: 15
  cooldownPeriod: 300
  # When KEDA cannot read the lag, what is there stays.
  fallback:
    failureThreshold: 4
    replicas: {{ int .service.scaling.min }}
    behavior: currentReplicasIfHigher
  advanced:
    horizontalPodAutoscalerConfig:
      behavior:
        {{- include "platen.scaling.behavior" . | nindent 8 }}
  triggers:
    {{- range .service.facts.consumes }}
    - type: kafka
      metadata:
        bootstrapServers: {{ $kafka.bootstrapServers }}
        consumerGroup: {{ $kafka.topicPrefix }}{{ $.name }}
        topic: {{ $kafka.topicPrefix }}{{ . }}
        lagThreshold: {{ int $.service.scaling.lag | quote }}
        offsetResetPolicy: earliest
        {{- if hasPrefix "SASL" $kafka.security.protocol }}
        sasl: {{ $kafka.security.mechanism | lower | replace "-" "_" | replace "sha_" "sha" | replace "plain" "plaintext" }}
        {{- end }}
        {{- if hasSuffix "SSL" $kafka.security.protocol }}
        tls: enable
        {{- end }}
      {{- if hasPrefix "SASL" $kafka.security.protocol }}
      authenticationRef:
        name: {{ include "platen.fullname" $ }}
      {{- end }}
    {{- end }}
{{- end }}

{{/* KEDA asks the brokers as the service whose lag it reads. */}}
{{- define "platen.scaling.authentication" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "platen.fullname" . }}-kafka-user
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
data:
  username: {{ include "platen.kafkaUser" . }}
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  configMapTargetRef:
    - parameter: username
      name: {{ include "platen.fullname" . }}-kafka-user
      key: username
  secretTargetRef:
    - parameter: password
      name: {{ include "platen.kafkaUser" . }}
      key: password
    {{- with .root.Values.kafka.security.caSecret }}
    - parameter: ca
      name: {{ . }}
      key: ca.crt
    {{- end }}
{{- end }}
