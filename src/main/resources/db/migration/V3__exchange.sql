-- What came in and how it was answered; answers are given again byte for byte.
create table inbox (
    partner     text        not null,
    message_id  text        not null,
    bundle_id   text        not null,
    body_hash   bytea       not null,
    event       text        not null,
    source_at   timestamptz not null,
    received_at timestamptz not null,
    code        text        not null check (code in ('ok', 'fatal-error')),
    answer      bytea       not null,
    primary key (partner, message_id),
    unique (partner, bundle_id)
);

-- Messages answered ok whose person, referral or fact is not known yet.
create table parked_message (
    partner    text        not null,
    message_id text        not null,
    bundle     text        not null,
    source_at  timestamptz not null,
    waits_for  text[]      not null,
    state      text        not null check (state in ('waiting', 'refused')),
    since      timestamptz not null,
    primary key (partner, message_id),
    foreign key (partner, message_id) references inbox deferrable initially deferred
);
create index parked_message_waits_for on parked_message using gin (waits_for);

-- Which resource an identifier stands for.
create table identity (
    type    text not null,
    system  text not null,
    value   text not null,
    id      text not null,
    partner text not null,
    primary key (type, system, value)
);
create index identity_id on identity (type, id);

-- Who stated which resource, when by the sender's own clock; the latest statement not set aside is the fact.
-- A statement that was overtaken before it arrived never became a version: its content is kept here.
create table statement (
    type         text        not null,
    id           text        not null,
    partner      text        not null,
    message_id   text        not null,
    source_at    timestamptz not null,
    content_hash bytea       not null,
    version      bigint,
    body         bytea,
    set_aside    boolean     not null default false,
    primary key (type, id, partner, message_id),
    check ((version is null) <> (body is null))
);
create index statement_order on statement (type, id, source_at desc, message_id desc);
create index statement_message on statement (partner, message_id);

-- A referral by the placer's number.
create table referral (
    system    text not null,
    value     text not null,
    patient   text not null,
    request   text not null,
    task      text not null,
    initiator text not null,
    primary key (system, value)
);
create index referral_patient on referral (patient);

-- Every trigger told about a referral; its state is their replay.
create table referral_event (
    system     text        not null,
    value      text        not null,
    partner    text        not null,
    message_id text        not null,
    source_at  timestamptz not null,
    actor      text        not null,
    trigger    text        not null,
    verdict    text        not null,
    primary key (system, value, partner, message_id)
);

grant update (waits_for, state), delete on parked_message to sij_app;
grant update (set_aside, version, body) on statement to sij_app;
grant update (verdict) on referral_event to sij_app;
