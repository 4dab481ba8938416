-- The versioned record. Roles that must exist: sij_owner (runs this), sij_app (serves), sij_eraser (may erase bodies).
-- Append-only tables refuse UPDATE, DELETE and TRUNCATE to everyone, their owner included.

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO sij_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO sij_app;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE SEQUENCE commit_number;

CREATE TABLE commit (
    number      bigint PRIMARY KEY,
    instant     timestamptz NOT NULL,
    kind        text NOT NULL,
    agent       text NOT NULL,
    activity    text NOT NULL,
    source      text,
    request_id  text NOT NULL,
    xid         xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE TABLE resource_version (
    type         text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    version      bigint NOT NULL CHECK (version > 0),
    patients     text[] COLLATE "C" NOT NULL,
    origin       text NOT NULL,
    owner        text NOT NULL,
    interaction  text NOT NULL,
    commit       bigint NOT NULL REFERENCES commit,
    instant      timestamptz NOT NULL,
    content_hash bytea NOT NULL,
    leaf_hash    bytea NOT NULL,
    PRIMARY KEY (type, id, version)
);
CREATE INDEX resource_version_by_type ON resource_version (type, instant, id);
CREATE INDEX resource_version_by_instant ON resource_version (instant, type, id);
CREATE INDEX resource_version_by_commit ON resource_version (commit);

-- Bodies lie apart, so that a lawful erasure leaves the version, its hashes and its proof in place.
CREATE TABLE resource_body (
    type    text COLLATE "C" NOT NULL,
    id      text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    salt    bytea NOT NULL,
    body    bytea NOT NULL,
    PRIMARY KEY (type, id, version)
);

CREATE TABLE body_erasure (
    type    text NOT NULL,
    id      text NOT NULL,
    version bigint NOT NULL,
    reason  text NOT NULL CHECK (reason <> ''),
    erased_by text NOT NULL,
    erased_at timestamptz NOT NULL,
    PRIMARY KEY (type, id, version)
);

CREATE FUNCTION refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('sij.erasing', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION erase_body(erased_type text, erased_id text, erased_version bigint, why text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO body_erasure VALUES (erased_type, erased_id, erased_version, why, session_user, clock_timestamp());
    PERFORM set_config('sij.erasing', 'on', true);
    DELETE FROM resource_body WHERE type = erased_type AND id = erased_id AND version = erased_version;
    PERFORM set_config('sij.erasing', 'off', true);
END $$;
REVOKE ALL ON FUNCTION erase_body FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_body TO sij_eraser;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON commit EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON resource_version EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON body_erasure EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON resource_body
    EXECUTE FUNCTION refuse_change_but_erasure();
REVOKE INSERT ON body_erasure FROM sij_app;

-- What is derived from the versions and may be rebuilt from them.
CREATE TABLE resource_current (
    type           text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL,
    version        bigint NOT NULL,
    patients       text[] COLLATE "C" NOT NULL,
    origin         text NOT NULL,
    owner          text NOT NULL,
    interaction    text NOT NULL,
    deleted        boolean GENERATED ALWAYS AS (interaction = 'DELETE') STORED,
    commit         bigint NOT NULL,
    instant        timestamptz NOT NULL,
    content_hash   bytea NOT NULL,
    terms          text[] COLLATE "C" NOT NULL,
    index_revision smallint NOT NULL DEFAULT 1,
    PRIMARY KEY (type, id)
);
CREATE INDEX resource_current_terms ON resource_current USING gin (terms);
CREATE INDEX resource_current_by_instant ON resource_current (type, instant, id);

-- Every resource that ever belonged to a patient.
CREATE TABLE patient_resource (
    patient text COLLATE "C" NOT NULL,
    type    text COLLATE "C" NOT NULL,
    id      text COLLATE "C" NOT NULL,
    PRIMARY KEY (patient, type, id)
);
CREATE TABLE patient_clock (
    patient text COLLATE "C" PRIMARY KEY,
    instant timestamptz NOT NULL
);

CREATE TABLE index_string (
    type      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    folded    text COLLATE "C" NOT NULL
);
CREATE INDEX index_string_by_text ON index_string (type, parameter, left(folded, 200) text_pattern_ops);
CREATE INDEX index_string_by_resource ON index_string (type, id);

CREATE TABLE index_date (
    type      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    low       timestamptz NOT NULL,
    high      timestamptz NOT NULL
);
CREATE INDEX index_date_by_low ON index_date (type, parameter, low);
CREATE INDEX index_date_by_high ON index_date (type, parameter, high);
CREATE INDEX index_date_by_resource ON index_date (type, id);

CREATE TABLE index_number (
    type      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    system    text NOT NULL DEFAULT '',
    code      text NOT NULL DEFAULT '',
    low       numeric NOT NULL,
    high      numeric NOT NULL
);
COMMENT ON TABLE index_number IS 'numbers, and quantities with their unit';
CREATE INDEX index_number_by_low ON index_number (type, parameter, low);
CREATE INDEX index_number_by_resource ON index_number (type, id);

CREATE TABLE index_sort (
    type      text COLLATE "C" NOT NULL,
    id        text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    low       text COLLATE "C" NOT NULL,
    high      text COLLATE "C" NOT NULL,
    PRIMARY KEY (type, id, parameter)
);
CREATE INDEX index_sort_by_low ON index_sort (type, parameter, left(low, 200), id);

GRANT UPDATE ON resource_current, patient_clock TO sij_app;
GRANT DELETE ON index_string, index_date, index_number, index_sort TO sij_app;

-- Leaves that await their place in the ledger; the sequencer deletes what it has placed.
CREATE TABLE ledger_queue (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject  text NOT NULL,
    leaf     bytea NOT NULL
);
GRANT UPDATE, DELETE ON ledger_queue TO sij_app;

-- Takes transaction locks one after the other in the order given; a CASE in a query would not keep that promise.
CREATE FUNCTION lock_in_order(keys bigint[], exclusive boolean[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1 .. coalesce(array_length(keys, 1), 0) LOOP
        IF exclusive[i] THEN
            PERFORM pg_advisory_xact_lock(keys[i]);
        ELSE
            PERFORM pg_advisory_xact_lock_shared(keys[i]);
        END IF;
    END LOOP;
END $$;
