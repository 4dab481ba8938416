-- Sort keys are joined by resource; no search goes through them in order, and each resource paid for it eight times.
drop index index_sort_by_low;
