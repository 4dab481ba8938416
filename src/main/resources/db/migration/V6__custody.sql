-- Messages taken with 202: to be processed and answered later, to the address registered for it.
create table custody (
    partner    text        not null,
    message_id text        not null,
    request_id text        not null,
    body       bytea       not null,
    respond_to text        not null,
    state      text        not null check (state in ('held', 'given-up')),
    attempts   integer     not null,
    due        timestamptz not null,
    taken_at   timestamptz not null,
    primary key (partner, message_id)
);
create index custody_due on custody (due) where state = 'held';

grant update (request_id, respond_to, state, attempts, due, taken_at), delete on custody to sij_app;
