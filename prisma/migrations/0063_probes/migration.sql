alter table "Probe"
  add column "isDerived" boolean not null default false,
  add column "failingSince" timestamptz(3);
alter table "HostScrape" add column "counters" json;

-- One of a kind follows from a place, and one, of no place, is Rounds itself; who stops one stops it for good.
create unique index "Probe_derived_of_place" on "Probe" (coalesce("placeId"::text, ''), kind) where "isDerived";

-- For how long queries run and how far replicas are behind. A host that gives no such right shows less.
do $$
begin
  grant pg_read_all_stats to rounds_platform;
exception
  when insufficient_privilege then
    raise notice 'rounds_platform may not read all statistics: fewer metrics';
end
$$;
