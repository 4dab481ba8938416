-- What became, at a partner's EHR, of each part of a message: written under which id, or lost, and why.
create table push_part (
    partner    text        not null,
    message_id text        not null,
    part       text        not null,
    told       timestamptz not null,
    state      text        not null
        check (state in ('planned', 'written', 'compared', 'unread', 'held', 'lost', 'refused')),
    remote     text,
    etag       text,
    content    bytea,
    dropped    text[],
    reason     text,
    at         timestamptz not null,
    primary key (partner, message_id, part)
);
create index push_part_known on push_part (partner, part, told);

grant update (told, state, remote, etag, content, dropped, reason, at) on push_part to sij_app;
