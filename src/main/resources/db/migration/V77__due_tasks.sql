-- Tasks are found by when they are due. Rows of before are not until they are indexed anew.
alter table resource_current alter column index_revision set default 4;
drop index resource_current_of_old_revision;
create index resource_current_of_old_revision on resource_current (type, id) where index_revision < 4;
