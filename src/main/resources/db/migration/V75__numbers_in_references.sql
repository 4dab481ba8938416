-- Identifiers in references are found by terms that tell whom the reference may mean, so that nobody finds by what is
-- hidden from it. Rows of before are not found by them until they are indexed anew.
alter table resource_current alter column index_revision set default 3;
drop index resource_current_of_old_revision;
create index resource_current_of_old_revision on resource_current (type, id) where index_revision < 3;
