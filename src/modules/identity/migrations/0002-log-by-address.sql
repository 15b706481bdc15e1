-- Acts from one address, as the audit administrator searches for them.
create index on identity.log (ip, sequence);
