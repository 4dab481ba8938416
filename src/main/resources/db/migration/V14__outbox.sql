-- What partners are sent, in order per thread; kept for good as the account of what was disclosed to whom.
create table outbox (
    number     bigint generated always as identity primary key,
    partner    text        not null,
    thread     text        not null,
    event      text        not null,
    patient    text        not null,
    focus      text        not null,
    told       text[]      not null,
    commit     bigint      not null,
    instant    timestamptz not null,
    teller     text        not null,
    telling    text        not null,
    message_id text        not null,
    state      text        not null check (state in ('waiting', 'delivered', 'in-custody', 'dead', 'replaced')),
    attempts   integer     not null default 0,
    due        timestamptz not null,
    tried_since timestamptz not null,
    body       bytea,
    settled_at timestamptz,
    reason     text,
    http       integer,
    answer     bytea,
    replaces   bigint      references outbox,
    unique (partner, message_id)
);
create index outbox_line on outbox (partner, thread, number) where state = 'waiting';
create index outbox_due on outbox (partner, due) where state = 'waiting';
create index outbox_dead on outbox (partner, number) where state = 'dead';
create index outbox_in_custody on outbox (partner, settled_at) where state = 'in-custody';
create index outbox_commit on outbox (commit);

-- Why nothing is sent to a partner for now: its operator holds it, or it failed too often.
create table delivery_gate (
    partner      text primary key,
    held         boolean     not null default false,
    failures     integer     not null default 0,
    closed_until timestamptz not null default '-infinity'
);

grant update (told, state, attempts, due, tried_since, body, settled_at, reason, http, answer) on outbox to sij_app;
grant update on delivery_gate to sij_app;
