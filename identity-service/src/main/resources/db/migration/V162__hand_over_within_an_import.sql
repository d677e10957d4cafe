-- Why: rows of a file may hand codes and cards on from one person to the next, in any order and over any distance. Whether a holder gives a
-- value up is known when all rows have been looked over, and rows that depend on each other are applied together or not at all. Expand.

-- A row that sets what the holder has.
create table import_handover (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    number          integer not null,
    kind            text    not null check (kind in ('access-code', 'card')),
    holder          uuid    not null,
    primary key (organisation_id, import_id, number, kind, holder),
    foreign key (organisation_id, import_id, number) references import_row (organisation_id, import_id, number) on delete cascade
);
alter table import_handover enable row level security;
alter table import_handover force row level security;
create policy own_organisation on import_handover
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on import_handover to ${app};

-- Rows of the same number are applied in one transaction, before those that have none.
alter table import_row add column together integer;
create index import_row_together on import_row (organisation_id, import_id, together) where together is not null and state = 'planned';
