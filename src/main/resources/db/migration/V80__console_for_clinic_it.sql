-- Registrations that somebody is still putting together in the console, as typed so far. Nobody is registered by one.
create table partner_draft (
    id         text collate "C" primary key,
    revision   integer     not null,
    by         text        not null,
    begun_at   timestamptz not null,
    changed_at timestamptz not null,
    said       jsonb       not null
);
grant update (revision, by, changed_at, said), delete on partner_draft to sij_app;

-- What people said and did about alerts, in its order; the latest that is no mere remark counts.
create table alert_note (
    number bigint generated always as identity primary key,
    alert  bigint      not null references alert,
    at     timestamptz not null,
    by     text        not null,
    deed   text        not null check (deed in ('acknowledged', 'settled', 'remarked')),
    note   text        not null
);
create index alert_note_of on alert_note (alert, number);
create index alert_resolved on alert (resolved_at);
create trigger append_only before update or delete or truncate on alert_note execute function refuse_change();

-- For the last of what came of messages to a partner, and for a day of it.
create index outbox_settled on outbox (partner, settled_at) where settled_at is not null;

-- Who held and released partners, and why: the last row tells of the gate as it stands.
create table gate_turn (
    number  bigint generated always as identity primary key,
    partner text        not null,
    at      timestamptz not null,
    by      text        not null,
    way     text        not null check (way in ('held', 'released')),
    comment text        not null
);
create index gate_turn_of on gate_turn (partner, number);
create trigger append_only before update or delete or truncate on gate_turn execute function refuse_change();
