-- Each time somebody states a reason to see what a message says; never changed.
create table message_sight (
    number     bigint generated always as identity primary key,
    at         timestamptz      not null,
    person     text collate "C" not null,
    session    text             not null,
    purpose    text             not null,
    reason     text             not null,
    way        text             not null check (way in ('in', 'out')),
    partner    text             not null,
    message_id text             not null,
    request_id text             not null
);
create index message_sight_at on message_sight (at);
create trigger append_only before update or delete or truncate on message_sight
    for each statement execute function refuse_change();

-- What is not to be sent after all, who said so and why; never changed.
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
    check (state in ('waiting', 'delivered', 'in-custody', 'dead', 'replaced', 'discarded'));
create table outbox_discard (
    number bigint primary key references outbox,
    at     timestamptz      not null,
    person text collate "C" not null,
    note   text             not null
);
create trigger append_only before update or delete or truncate on outbox_discard
    for each statement execute function refuse_change();

-- What came and went, the newest first; of which referral, and what was told on from what.
create index inbox_newest on inbox (received_at desc);
create index inbox_refused on inbox (received_at desc) where code <> 'ok';
create index outbox_newest on outbox (instant desc);
create index outbox_dead_newest on outbox (instant desc) where state = 'dead';
create index outbox_thread on outbox (thread);
create index outbox_telling on outbox (teller, telling);
create index referral_value on referral (value);
create index identity_value on identity (value);
create index outbox_replaces on outbox (replaces) where replaces is not null;
