-- /health/ready compares what is applied with what it was built with. In a shadow database the table is not there.
do $$
begin
  if to_regclass('public."_prisma_migrations"') is not null then
    grant select on "_prisma_migrations" to rounds_platform;
  end if;
end
$$;
