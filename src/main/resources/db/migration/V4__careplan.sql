-- Days for which due and overdue are told; the latest is an input of the projection.
create table tick (
    day         date        primary key,
    recorded_at timestamptz not null
);

-- Days for which every active plan was derived again: a day missing here is resumed at the next start.
create table tick_projected (
    day         date        primary key references tick,
    finished_at timestamptz not null
);

-- Policy versions that all plans were derived with, one canonical a line; the latest row holds.
create table rule_set (
    number      bigint      primary key generated always as identity,
    rules       text        not null,
    finished_at timestamptz not null
);
