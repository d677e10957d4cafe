-- Why: an organisation says how sources' persons are named and matched. Expand.

alter table organisation
    add column match_by_alias boolean not null default true,
    add column user_name_form text    not null default 'as-given' check (user_name_form in ('as-given', 'upn', 'short')),
    add column upn_suffix     text,
    add check (user_name_form = 'as-given' or upn_suffix is not null);
