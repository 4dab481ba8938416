-- The ledger: leaves in the order they were placed, roots of its complete subtrees of 256^k leaves, signed checkpoints, and
-- the keys that sign them. Nothing of it is ever changed, not even by its owner.
create table ledger_leaf (
    index   bigint primary key check (index >= 0),
    subject text collate "C" not null,
    leaf    bytea not null check (octet_length(leaf) = 32)
);
create unique index ledger_leaf_by_subject on ledger_leaf (subject);

create table ledger_subtree (
    level smallint not null check (level > 0 and level % 8 = 0),
    index bigint not null,
    hash  bytea not null check (octet_length(hash) = 32),
    primary key (level, index)
);

create table ledger_checkpoint (
    size    bigint primary key,
    root    bytea not null,
    instant timestamptz not null,
    note    text not null
);

-- The newest signs; a key is retired when the next one is made, and stays published.
create table ledger_key (
    number     bigint generated always as identity primary key,
    name       text not null,
    id         text not null,
    public_key bytea not null,
    sealed_key bytea not null,
    created_at timestamptz not null,
    unique (name, id)
);

create trigger append_only before update or delete or truncate on ledger_leaf execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_subtree execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_checkpoint execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_key execute function refuse_change();

-- Up to which size each witness has the checkpoints.
create table ledger_witness (
    witness text primary key,
    size    bigint not null,
    sent_at timestamptz not null
);
grant update on ledger_witness to sij_app;

-- An erased version keeps the salted hash of its body, so that all else that its leaf binds stays provable. The salt goes
-- with the body: the hash tells nothing of it.
alter table body_erasure add column body_hash bytea;
create or replace function erase_body(erased_type text, erased_id text, erased_version bigint, why text) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into body_erasure (type, id, version, reason, erased_by, erased_at, body_hash)
        values (erased_type, erased_id, erased_version, why, session_user, clock_timestamp(),
            (select sha256(salt || body) from resource_body
             where type = erased_type and id = erased_id and version = erased_version));
    perform set_config('sij.erasing', 'on', true);
    delete from resource_body where type = erased_type and id = erased_id and version = erased_version;
    perform set_config('sij.erasing', 'off', true);
end $$;
