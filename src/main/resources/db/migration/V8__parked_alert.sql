-- When it was alerted that a message waits too long: once, whichever process notices it.
alter table parked_message add column alerted_at timestamptz;

create index parked_message_unalerted on parked_message (since) where state = 'waiting' and alerted_at is null;
create index parked_message_listed on parked_message (since, partner, message_id);

grant update (alerted_at) on parked_message to sij_app;
