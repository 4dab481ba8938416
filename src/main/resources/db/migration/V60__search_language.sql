-- What the whole search language needs beside the terms: texts as they are written, texts of codes, the parts of
-- composites that hold of one and the same element, and quantities in canonical units. Rows of before have none of it
-- until they are indexed anew (index_revision).
alter table index_string add column exact text collate "C" not null default '';

alter table index_number
    add column unit      text collate "C",
    add column unit_low  numeric,
    add column unit_high numeric;
comment on column index_number.unit is 'canonical UCUM unit that unit_low and unit_high are in; none where there is none';
create index index_number_by_unit on index_number (type, parameter, unit, unit_low) where unit is not null;

-- Beside the row, not as rows of their own: a commit writes no further index entry for them.
alter table resource_current
    add column texts      text[] collate "C" not null default '{}',
    add column composites jsonb not null default '[]';
alter table resource_current alter column index_revision set default 2;
create index resource_current_of_old_revision on resource_current (type, id) where index_revision < 2;

-- Whoever erases a body erases what it was found by.
create function erase_what_it_is_found_by() returns trigger language plpgsql as $$
begin
    new.texts := '{}';
    new.composites := '[]';
    return new;
end $$;
create trigger erased before update of erased on resource_current for each row when (new.erased)
    execute function erase_what_it_is_found_by();
