{{/*
Three roles a service (ADR 0004): the owner migrates, the application reads and writes rows of one organisation, and the relay,
who cannot sign in, is taken on by the application for a transaction. The application does not inherit: a grant to a role that
does not inherit does not either. The relay goes first, for there has to be what a role is a member of.
of: dict root, name, service
*/}}
{{- define "engines.roles" -}}
{{- $database := .service.database -}}
{{- $secret := printf "%s-%s-db" .root.Values.suite .name -}}
- name: {{ $database }}_relay
  ensure: present
  login: false
  inherit: false
- name: {{ $database }}
  ensure: present
  login: true
  inherit: false
  inRoles: [{{ $database }}_relay]
  passwordSecret:
    name: {{ $secret }}
- name: {{ $database }}_owner
  ensure: present
  login: true
  inherit: false
  passwordSecret:
    name: {{ $secret }}-owner
{{- end }}

{{/* The two that sign in get into their own database, and nobody else of the suite does. of: dict root, services */}}
{{- define "engines.admission" -}}
{{- $way := .root.Values.postgres.encryptedOnly | ternary "hostssl" "host" -}}
{{- range $name, $service := .services }}
- {{ $way }} {{ $service.database }} {{ $service.database }},{{ $service.database }}_owner all scram-sha-256
{{- end }}
{{- range $name, $service := .services }}
- host all {{ $service.database }},{{ $service.database }}_owner all reject
{{- end }}
{{- end }}
