-- Each search reads the list of terms that wait to be merged into the index, and the commit that fills the list merges
-- it: at 4 MB, the default, a search read 350 pages before it began.
alter index resource_current_terms set (gin_pending_list_limit = 1024);
