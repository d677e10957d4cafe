{{/* What a service consists of. of: dict root, name, service */}}

{{- define "platen.fullname" -}}
{{ .root.Release.Name }}-{{ .name }}
{{- end }}

{{- define "platen.service.labels" -}}
{{ include "platen.labels" (dict "root" .root "name" .name "component" "service") }}
{{- end }}

{{- define "platen.service.selector" -}}
{{ include "platen.selector" (dict "root" .root "name" .name "component" "service") }}
{{- end }}

{{/* It asks nothing of the API server: the account is there so that nobody's rights are its own. */}}
{{- define "platen.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end }}

{{- define "platen.deployment" -}}
{{- $values := .root.Values -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  {{- if eq .service.scaling.kind "none" }}
  replicas: {{ int .service.replicas }}
  {{- end }}
  revisionHistoryLimit: 3
  minReadySeconds: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxUnavailable: 0
      maxSurge: 1
  selector:
    matchLabels:
      {{- include "platen.service.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "platen.service.labels" . | nindent 8 }}
      annotations:
        platen/secrets-revision: {{ $values.secrets.revision | quote }}
        {{- with $values.pods.annotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "platen.fullname" . }}
      {{- include "platen.pod" .root | nindent 6 }}
      {{- with .service.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      # preStop, then what Quarkus waits for requests, then consumers and the relay, which end the batch they are at.
      terminationGracePeriodSeconds: {{ add (int $values.pods.preStopSeconds) (int $values.pods.shutdownTimeoutSeconds) 25 }}
      topologySpreadConstraints:
        {{- range list (list "topology.kubernetes.io/zone" $values.pods.spread.zones) (list "kubernetes.io/hostname" $values.pods.spread.nodes) }}
        - maxSkew: 1
          topologyKey: {{ index . 0 }}
          whenUnsatisfiable: {{ index . 1 }}
          labelSelector:
            matchLabels:
              {{- include "platen.service.selector" $ | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      containers:
        - name: {{ .name }}
          image: {{ include "platen.image" . }}
          imagePullPolicy: {{ $values.image.pullPolicy }}
          securityContext:
            {{- include "platen.container" . | nindent 12 }}
          ports:
            - name: http
              containerPort: 8080
            - name: management
              containerPort: 9000
          env:
            {{- include "platen.environment" . | nindent 12 }}
          resources:
            {{- toYaml .service.resources | nindent 12 }}
          {{- include "platen.probes" .root | nindent 10 }}
          lifecycle:
            preStop:
              # Whoever sends requests hears of the end before it comes.
              sleep:
                seconds: {{ int $values.pods.preStopSeconds }}
          volumeMounts:
            {{- include "platen.mounts" . | nindent 12 }}
      volumes:
        {{- include "platen.volumes" . | nindent 8 }}
{{- end }}

{{/*
Started: it has come up, migrations included where they run at start. Alive: its process stirs, whatever has become of
database, brokers and provider, which a restart would not bring back. Ready: it can reach its database.
*/}}
{{- define "platen.probes" -}}
startupProbe:
  httpGet:
    path: /q/health/started
    port: management
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: {{ eq .Values.migrations.kind "at-start" | ternary 300 90 }}
livenessProbe:
  httpGet:
    path: /q/health/live
    port: management
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: management
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end }}

{{- define "platen.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: keys
  mountPath: /etc/platen/keys
  readOnly: true
{{ include "platen.authorities.mounts" (list .root.Values.kafka.security.caSecret "kafka-ca") }}
{{ include "platen.authorities.mounts" (list .root.Values.database.tls.caSecret "postgres-ca") }}
{{- end }}

{{- define "platen.authorities.mounts" -}}
{{- if index . 0 }}
- name: {{ index . 1 }}
  mountPath: /etc/platen/{{ index . 1 }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "platen.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
- name: keys
  secret:
    secretName: {{ include "platen.fullname" . }}-keys
    # 0440: the group is the pod's.
    defaultMode: 288
    items:
      {{- range .service.facts.keys }}
      - key: {{ . }}.json
        path: {{ . }}.json
      {{- end }}
      {{- range $other, $facts := .root.Files.Get "files/services.yaml" | fromYaml }}
      {{- if ne $other $.name }}
      - key: public-{{ $other }}.json
        path: public/{{ $other }}.json
      {{- end }}
      {{- end }}
{{ include "platen.authorities.volume" (list .root.Values.kafka.security.caSecret "kafka-ca") }}
{{ include "platen.authorities.volume" (list .root.Values.database.tls.caSecret "postgres-ca") }}
{{- end }}

{{- define "platen.authorities.volume" -}}
{{- if index . 0 }}
- name: {{ index . 1 }}
  secret:
    secretName: {{ index . 0 }}
    defaultMode: 288
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}
{{- end }}

{{- define "platen.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "platen.service.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      appProtocol: http
    - name: management
      port: 9000
      targetPort: management
      appProtocol: http
{{- end }}

{{/* As few pods as there ever are, by number or by scaling. */}}
{{- define "platen.fewest" -}}
{{- eq .service.scaling.kind "none" | ternary .service.replicas .service.scaling.min | int -}}
{{- end }}

{{- define "platen.disruption" -}}
{{- if gt (include "platen.fewest" . | int) 1 }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "platen.fullname" . }}
  labels:
    {{- include "platen.service.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "platen.service.selector" . | nindent 6 }}
{{- end }}
{{- end }}
