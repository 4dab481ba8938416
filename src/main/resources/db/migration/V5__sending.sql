-- Every sending of a message. A Bundle.id names one sending and never another message's (exchange.md 1.3).
create table sending (
    partner    text        not null,
    bundle_id  text        not null,
    message_id text        not null,
    sent_at    timestamptz not null,
    primary key (partner, bundle_id),
    foreign key (partner, message_id) references inbox deferrable initially deferred
);
insert into sending (partner, bundle_id, message_id, sent_at)
select partner, bundle_id, message_id, received_at from inbox;
