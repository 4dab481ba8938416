-- What clients want to be told of (Subscriptions R5 Backport 1.1.0), beside its Subscription in the record: what the record must not show,
-- the headers above all, sealed, and what each event takes: the number of the last one. Its row is locked last in a commit.
create table subscription (
    id             text collate "C" primary key,
    partner        text        not null,
    topic          text        not null,
    patient        text        not null,
    endpoint       text        not null,
    content        text        not null check (content in ('empty', 'id-only', 'full-resource')),
    heartbeat      integer     not null,
    timeout        integer     not null,
    scopes         text        not null,
    sealed_headers bytea,
    state          text        not null check (state in ('requested', 'active', 'error', 'off')),
    handshake      text        not null,
    reason         text        not null default '',
    ends           timestamptz not null,
    events         bigint      not null default 0,
    last_sent      timestamptz not null
);
create index subscription_of_partner on subscription (partner);
grant update on subscription to sij_app;

-- What happened for a subscription, numbered without gaps in the transaction of the change.
create table subscription_event (
    subscription text collate "C" not null references subscription,
    number       bigint      not null,
    notice       text        not null unique,
    focus        text        not null,
    patient      text        not null,
    instant      timestamptz not null,
    primary key (subscription, number)
);
create index subscription_event_instant on subscription_event (instant);
grant delete on subscription_event to sij_app;
