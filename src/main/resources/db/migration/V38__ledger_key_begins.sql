-- From which size of the tree on a key signs; it ends where the next one begins. Sealed with the private half, so that
-- nobody moves it by hand. Empty for keys made before, which nothing bounds below.
alter table ledger_key add column begins bigint;
